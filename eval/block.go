package eval

import "strings"

// field is one "key: value" of a block, with the lines that continue it
// joined by spaces.
type field struct {
	key, value string
	line       int
}

// block is the fields between two empty lines of a gold file.
type block []field

// blocks cuts a gold file. A line that starts with "#" is a comment, one that
// starts with a space continues the value above.
func blocks(text string) ([]block, error) {
	var out []block
	var cur block
	end := func() {
		if len(cur) > 0 {
			out = append(out, cur)
		}
		cur = nil
	}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		switch {
		case line == "":
			end()
		case strings.HasPrefix(line, "#"):
		case line[0] == ' ' || line[0] == '\t':
			if len(cur) == 0 {
				return nil, at(mistake("dòng thụt vào nhưng bên trên không có gì để nối tiếp", "nothing above to continue"), "", i+1, "")
			}
			last := &cur[len(cur)-1]
			last.value += " " + strings.TrimSpace(line)
		default:
			key, value, ok := strings.Cut(line, ":")
			if !ok || strings.ContainsAny(key, " \t") {
				return nil, at(mistake("cần dạng “khóa: giá trị”, mà dòng là %q", "want \"key: value\", have %q", line), "", i+1, "")
			}
			value = strings.TrimSpace(value)
			if value == "" {
				return nil, at(mistake("%s còn trống", "%s is empty", key), "", i+1, "")
			}
			cur = append(cur, field{key: key, value: value, line: i + 1})
		}
	}
	end()
	return out, nil
}

// list cuts a value at a separator and trims the parts; an empty part is an
// error, since it is a slip of the pen.
func list(value, sep string) ([]string, error) {
	parts := strings.Split(value, sep)
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if parts[i] == "" {
			return nil, mistake("có phần trống trong %q", "empty part in %q", value)
		}
	}
	return parts, nil
}

// choices cuts "A / B | C" into items of which each gives its alternatives.
// The slash needs spaces around it, so that dates need no escape.
func choices(value, sep string) ([][]string, error) {
	items, err := list(value, sep)
	if err != nil {
		return nil, err
	}
	out := make([][]string, len(items))
	for i, item := range items {
		if out[i], err = list(item, " / "); err != nil {
			return nil, err
		}
	}
	return out, nil
}
