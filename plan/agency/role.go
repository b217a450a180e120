package agency

// unknown reads a piece that the directory does not know.
func (s *splitter) unknown(i, end int) int {
	j := i + 1
	for j < end && s.words[j].sep&sepStop == 0 {
		if s.words[j].sep&(sepSoft|sepConj) != 0 && s.begins(j, end, false) {
			break
		}
		j++
	}
	next := j
	if j < end && s.words[j].sep&sepOpen != 0 {
		next = s.closing(j, end)
	}
	if s.isRole(i, j) {
		s.takeRole(i, j)
	} else {
		s.strange = true
	}
	return next
}

// longestRole is more words than the name of a role has.
const longestRole = 16

// isRole reports whether an unknown piece can be the name of a body or role.
func (s *splitter) isRole(i, j int) bool {
	w := &s.words[i]
	return j-i <= longestRole && !w.blocked && !isNumeral(w.fold) && s.prefix(rootTail, s.words[i:j]) == 0
}

// takeRole keeps an unknown piece under a key of its own.
func (s *splitter) takeRole(i, j int) {
	// "Cục Viễn thông", not "cục diện".
	if n := s.prefix(rootCellHead, s.words[i:j]); n > 1 || n == 1 && i+1 < j && s.words[i+1].capital {
		s.strong++
	} else {
		s.strange = true
	}
	start := s.words[i].start
	if s.words[i].many >= 0 {
		start = s.words[i].many
	}
	name := s.text[start:s.words[j-1].end]
	key := Slug(name)
	if key == "" {
		return
	}
	s.mentions = append(s.mentions, Mention{
		Name: name, Key: key, Group: s.words[i].many >= 0 || eachPlace(s.words[i:j]),
		Start: start, End: s.words[j-1].end, Exact: true,
	})
	s.head = -1
}

// eachPlace reports whether a name that the directory does not know is that of
// several bodies, one in each place of a rank: "phòng Tư pháp huyện, thành
// phố", "phòng Tư pháp các huyện".
func eachPlace(name []word) bool {
	ranks := 0
	for j := len(name); j > 1; {
		n := rankAtEnd(name[:j])
		if n == 0 {
			break
		}
		ranks++
		j -= n
		if name[j].many >= 0 || name[j-1].fold == "cap" {
			return true
		}
		if name[j].sep == 0 {
			break
		}
	}
	return ranks > 1
}

// rankAtEnd returns how many words at the end of a name, but not all of it, are
// a rank of places.
func rankAtEnd(name []word) int {
	for n := 2; n > 0; n-- {
		if i := len(name) - n; i > 0 && name[i-1].fold != "hop" && rankWords([]word{{fold: name[i].fold, many: -1}, name[len(name)-1]}) == n {
			return n
		}
	}
	return 0
}

// IsAgencyCell reports whether a whole cell consists of the names of bodies,
// so that in a table whose columns are lost it is a lead or coordinating cell
// and no product ("Trung tâm IOC", "Hội nghị" are products). It would rather
// miss an unknown body than take a product for one.
func (d *Directory) IsAgencyCell(cell string) bool {
	const longestCell = 600 // bytes
	if len(cell) > longestCell {
		return false
	}
	s := d.split(cell)
	return s.strong > 0 && !s.strange && s.trailing <= 4*len(s.words)/5
}
