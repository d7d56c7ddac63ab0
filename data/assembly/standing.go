package assembly

// Standing says of each proposal by which objectives it is the best of the list, at worst; those by which all are alike are
// nobody's.
func Standing(p Proposals) [][]Objective {
	out := make([][]Objective, len(p.Proposals))
	grades := make([]grade, len(p.Proposals))
	for i := range p.Proposals {
		grades[i] = gradeOf(&p.Proposals[i].Assembly, p.Answer.Compared, float64(p.Question.IdealArea))
	}
	for at, o := range p.Answer.Compared {
		best, alike := 0, true
		for i := range grades {
			if grades[i].high[at] != grades[0].high[at] {
				alike = false
			}
			if grades[i].high[at] < grades[best].high[at] {
				best = i
			}
		}
		if alike {
			continue
		}
		for i := range grades {
			if grades[i].high[at] == grades[best].high[at] {
				out[i] = append(out[i], o)
			}
		}
	}
	return out
}
