package dashboard

import (
	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
)

// Take is the natural, farm and forest land that plots consume (ZAN), against what the plan grants for a period.
type Take struct {
	BudgetM2 *float64 `json:"budget_m2"` // nil: not known
	From     string   `json:"from,omitempty"`
	Until    string   `json:"until,omitempty"`
	Taken    Use      `json:"taken"`    // sold within the period
	Before   Use      `json:"before"`   // sold before the period
	Undated  Use      `json:"undated"`  // sold, nobody knows when: counted against the budget, so as not to promise too much
	Reserved Use      `json:"reserved"` // under option or decided by the council
	Offered  Use      `json:"offered"`
	Unknown  []string `json:"unknown"` // plots sold, reserved or on offer of which nobody has said what they consume
	Unsaid   Land     `json:"unsaid"`  // those of them that count against the budget: sold within the period, nobody knows when, or reserved
}

// Use is what some plots consume, as it was entered.
type Use struct {
	Plots  []string         `json:"plots"`
	AreaM2 geo.SquareMetres `json:"area_m2"`
}

// Spent is what is gone from the budget.
func (t Take) Spent() geo.SquareMetres { return t.Taken.AreaM2 + t.Undated.AreaM2 }

// Left is what remains of the budget at most once reserved land is sold, below zero when too much is: what Unsaid consumes comes off it.
// ok is false when there is no budget.
func (t Take) Left() (left geo.SquareMetres, ok bool) {
	if t.BudgetM2 == nil {
		return 0, false
	}
	return geo.SquareMetres(*t.BudgetM2) - t.Spent() - t.Reserved.AreaM2, true
}

func take(u *uniter, snap *workspace.Snapshot) Take {
	at := snap.Territory
	t := Take{BudgetM2: at.LandBudgetM2, From: at.LandBudgetFrom, Until: at.LandBudgetUntil}
	var unsaid []data.Plot
	for _, p := range snap.Plots {
		var use *Use
		switch {
		case p.Status == data.StatusSold && p.SaleDate == "":
			use = &t.Undated
		case p.Status == data.StatusSold && p.SaleDate < t.From:
			use = &t.Before
		case p.Status == data.StatusSold && t.Until != "" && p.SaleDate > t.Until:
			continue // in the next period
		case p.Status == data.StatusSold:
			use = &t.Taken
		case p.Status == data.StatusOption, p.Status == data.StatusReservedByBoard:
			use = &t.Reserved
		case p.Offered():
			use = &t.Offered
		default:
			continue
		}
		if p.LandTakeM2 == nil {
			t.Unknown = append(t.Unknown, p.ID)
			if use != &t.Offered && use != &t.Before {
				unsaid = append(unsaid, p)
			}
			continue
		}
		use.Plots = append(use.Plots, p.ID)
		use.AreaM2 += geo.SquareMetres(p.LandTakeM2.Value)
	}
	t.Unsaid = u.land(unsaid)
	return t
}
