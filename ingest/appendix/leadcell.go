package appendix

import (
	"regexp"
	"strings"

	"kehoach/plan"
)

// withWhom finds where a lead cell goes on to those who help: "Sở Y tế chủ
// trì, phối hợp với Sở Tài chính", "Sở Y tế; phối hợp: Sở Tài chính".
var (
	withWhom  = regexp.MustCompile(`(?i)[\s,;.(–-]*(?:\s|\()(?:và\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+thực hiện)?\s*(?::|với|cùng với|cùng|có)\s*`)
	saysLead  = regexp.MustCompile(`(?i)^\s*(?:-\s*)?(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:\s*`)
	helpsLast = regexp.MustCompile(`(?is)^(.*\bchủ trì)\s*[,;.–-]\s*(.*?)\s+(?:cùng\s+)?phối hợp(?:\s+thực hiện)?[\s.;]*$`)
)

// shareLead parts a lead cell that also says with whom to work, where no cell
// of its own does: an agency that helps must not be read as one that leads.
func shareLead(e *plan.Entry, c Context) {
	if e.Coordinating.Text != "" {
		return
	}
	lead, help := cutHelp(e.Lead.Text)
	if help == "" || len(c.Agencies.Split(lead)) == 0 || len(c.Agencies.Split(help)) == 0 {
		return
	}
	e.Coordinating = e.Lead
	e.Lead.Text, e.Coordinating.Text = lead, help
}

// cutHelp parts the text of a lead cell; help is "" where it names no helpers.
func cutHelp(text string) (lead, help string) {
	if at := withWhom.FindStringIndex(text); at != nil && at[0] > 0 {
		lead, help = saysLead.ReplaceAllString(text[:at[0]], ""), text[at[1]:]
		if strings.Contains(text[at[0]:at[1]], "(") {
			help = strings.Replace(help, ")", "", 1)
		}
		return strings.TrimSpace(lead), strings.TrimSpace(help)
	}
	if m := helpsLast.FindStringSubmatch(text); m != nil {
		return m[1], m[2]
	}
	return text, ""
}
