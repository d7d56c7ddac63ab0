package dealing

import (
	"emprise/data"
	"emprise/data/workspace"
)

// Sheet is an action sheet with what hangs on it.
type Sheet struct {
	data.Action
	Hanging
}

// Axis is a line of a contract with its action sheets.
type Axis struct {
	Code, Title string
	Sheets      []Sheet
}

// Hanging is some projects and what they bring; abandoned ones are listed and bring nothing.
type Hanging struct {
	Projects []data.Project
	Jobs     int
	TCO2e    float64 // a year
	Asked    float64 // euros: all that was asked for, what of it was granted
	Granted  float64
}

func (h *Hanging) add(p data.Project) {
	h.Projects = append(h.Projects, p)
	if p.Status == data.ProjectAbandoned {
		return
	}
	n, _ := p.JobCount()
	h.Jobs += n
	if p.AvoidedTCO2 != nil {
		h.TCO2e += *p.AvoidedTCO2
	}
	for _, f := range p.Funding {
		h.Asked += f.Euro
		if f.Status == data.FundingGranted || f.Status == data.FundingPaid {
			h.Granted += f.Euro
		}
	}
}

// Contract is a contract with its axes, and the projects that hang on no action sheet of it.
type Contract struct {
	data.Contract
	Axes  []Axis
	Loose Hanging // on the contract, but on no sheet that it has
	All   Hanging
}

// OfContract finds what hangs on a contract.
func OfContract(snap *workspace.Snapshot, id string) (Contract, bool) {
	about, ok := snap.Contract(id)
	if !ok {
		return Contract{}, false
	}
	c := Contract{Contract: about}
	at := map[string][2]int{}
	for i, x := range about.Axes {
		axis := Axis{Code: x.Code, Title: x.Title}
		for j, a := range x.Actions {
			axis.Sheets = append(axis.Sheets, Sheet{Action: a})
			at[a.Code] = [2]int{i, j}
		}
		c.Axes = append(c.Axes, axis)
	}
	for _, p := range snap.Projects {
		if p.ContractID != id {
			continue
		}
		c.All.add(p)
		if where, ok := at[p.ActionCode]; ok {
			c.Axes[where[0]].Sheets[where[1]].add(p)
		} else {
			c.Loose.add(p)
		}
	}
	return c, true
}
