package data

// Hint says whether a project looks as if a fund took it. It is never more than a hint, to be confirmed by the funder: Yes means
// that no condition known here stands against it.
type Hint struct {
	Fund       string // "decarb_ind" or "fonds_vert_ti": a translation key below "fund."
	Answer     Answer
	Conditions []Condition
}

// Condition is one that a fund makes.
type Condition struct {
	Rule string // a translation key below "condition."
	Met  Answer
}

// The thresholds of DECARB IND 25 (ADEME, France 2030), as published in 2025 and 2026.
const (
	decarbCapexEuro = 3e6  // of investment, more than
	decarbAidEuro   = 30e6 // of aid asked, less than
	decarbTCO2      = 1000 // avoided a year, at least
)

// Hints are those of the funds whose conditions can be read off a project: DECARB IND for what decarbonates, and the axis of the
// Fonds vert for Territoires d'industrie, which asks that the territory is one (ti; Unknown when that was not looked up).
func (p Project) Hints(ti Answer) []Hint {
	var hints []Hint
	if p.Type == Decarbonation {
		aid, asked := 0.0, false
		for _, f := range p.Funding {
			if f.Status != FundingRefused {
				aid, asked = aid+f.Euro, true
			}
		}
		hints = append(hints, hint("decarb_ind",
			Condition{"capex_above_3m", compare(p.CapexEuro, func(v float64) bool { return v > decarbCapexEuro })},
			Condition{"aid_below_30m", answerIf(asked, aid < decarbAidEuro)},
			Condition{"avoids_1000t", compare(p.AvoidedTCO2, func(v float64) bool { return v >= decarbTCO2 })},
		))
	}
	return append(hints, hint("fonds_vert_ti", Condition{"in_ti", ti}))
}

// InTI says whether the territory belongs to the programme Territoires d'industrie. One that is not entered is not known.
func (t Territory) InTI() Answer {
	if t.TI == "" {
		return Unknown
	}
	return Yes
}

// hint sums conditions up: one that is not met decides, then one that is not known.
func hint(fund string, conditions ...Condition) Hint {
	h := Hint{fund, Yes, conditions}
	for _, c := range conditions {
		switch {
		case c.Met == No:
			h.Answer = No
		case c.Met == Unknown && h.Answer == Yes:
			h.Answer = Unknown
		}
	}
	return h
}

func compare(v *float64, good func(float64) bool) Answer {
	if v == nil {
		return Unknown
	}
	return answerIf(true, good(*v))
}

func answerIf(known, yes bool) Answer {
	switch {
	case !known:
		return Unknown
	case yes:
		return Yes
	}
	return No
}
