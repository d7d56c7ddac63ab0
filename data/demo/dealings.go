package demo

import (
	"fmt"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/measure"
)

// dealings are what the recipe says of companies, contracts and land units, in the order in which they refer to one another.
type dealings struct {
	Contracts  []data.Contract  `json:"contracts"`
	Schemes    []data.Scheme    `json:"schemes"`
	Contacts   []data.Contact   `json:"contacts"`
	Landowners []data.Landowner `json:"landowners"`
	Sittings   []data.Sitting   `json:"sittings"`
	Remarks    []data.Remark    `json:"remarks"`
	Ties       []data.Tie       `json:"ties"`
	Proposals  []struct {
		data.Proposal
		On []string `json:"at"` // as in projectRecipe
	} `json:"proposals"`
	Views []struct {
		data.KeptView
		Zone int `json:"zone"` // from 1, in its middle; 0 for the middle of the territory
	} `json:"views"`
	Compositions []data.KeptComposition `json:"compositions"`

	Occupants []data.Establishment `json:"occupants"`
	Actions   map[string][2]string `json:"actions"` // contract and action sheet of projects
}

// inventoried are the zones, from 1, whose land units are known.
var inventoried = []int{2, 6}

// deal adds the rows of the dealings. plotID finds plots by the keys of the recipe, units are made of the plots of two zones.
func deal(t *Territory, r *recipe, plotID map[string]string, centre orb.Point, seed uint64) {
	d := &r.dealings
	add := func(row data.Row) { t.More = append(t.More, row) }
	for _, c := range d.Contracts {
		add(c)
	}
	for _, s := range d.Schemes {
		add(s)
	}
	for _, o := range d.Landowners {
		add(o)
	}
	for i, p := range t.Projects {
		if at, ok := d.Actions[p.ID]; ok {
			t.Projects[i].ContractID, t.Projects[i].ActionCode = at[0], at[1]
		}
	}
	units(t, d, seed)
	for _, c := range d.Contacts {
		add(c)
	}
	for _, p := range d.Proposals {
		for _, key := range p.On {
			p.PlotIDs = append(p.PlotIDs, plotID[key])
		}
		add(p.Proposal)
	}
	for _, s := range d.Sittings {
		add(s)
	}
	for _, v := range d.Views {
		at := centre
		if v.Zone > 0 {
			at = measure.InteriorPoint(t.Zones[v.Zone-1].Shape).Orb()
		}
		v.Lon, v.Lat = at[0], at[1]
		add(v.KeptView)
	}
	for _, c := range d.Compositions {
		add(c)
	}
	for _, n := range d.Remarks {
		add(n)
	}
	for _, l := range d.Ties {
		add(l)
	}
}

// units takes each plot of the inventoried zones as a land unit, with whoever works there.
func units(t *Territory, d *dealings, seed uint64) {
	rnd := newRandom(seed, "land units")
	number, occupants := 0, 0
	var there []data.Row
	for _, n := range inventoried {
		z := &t.Zones[n-1]
		z.Type, z.State, z.Developer, z.LedBy = data.ZoneActivity, data.ZoneActive, data.DeveloperEPCI, t.Info.Authority
		z.InventoryStarted, z.ConsultationStart, z.ConsultationEnd, z.InventoryAdopted = "2022-05-12", "2022-10-03", "2022-11-04", "2022-12-15"
		for _, p := range t.Plots {
			if p.ZoneID != z.ID {
				continue
			}
			number++
			u := data.LandUnit{
				ID: fmt.Sprintf("UF-%04d", number), ZoneID: z.ID, Parcels: p.Parcels, Use: data.LandNeverUsed, Entered: "2022-09-20",
				Updated: "2026-03-02", Reference: "Visite du service économique", Shape: p.Shape,
			}
			owners := []string{"PTE-0001", "PTE-0005"} // what was not sold yet
			switch p.Occupancy {
			case data.OccupancyVacant:
				u.Use, u.LastActivity, u.UnoccupiedSince = data.LandUnused, "2021-06-30", "2021-07-01"
				owners = []string{"PTE-0003"}
			case data.OccupancyUsed:
				u.Use = data.LandUsed
				owners = []string{"PTE-0002", "PTE-0003", "PTE-0004"}
			}
			u.LandownerID = owners[rnd.below(len(owners))]
			there = append(there, u)
			if u.Use == data.LandNeverUsed || occupants == len(d.Occupants) {
				continue
			}
			e := d.Occupants[occupants]
			occupants++
			e.ID, e.ZoneID, e.LandUnitID, e.CFE = fmt.Sprintf("ETA-%04d", occupants), z.ID, u.ID, data.Yes
			e.From, e.At = fmt.Sprintf("%d-01-01", 1985+rnd.below(35)), measure.InteriorPoint(p.Shape).Orb()
			if u.Use == data.LandUnused {
				e.Until = u.LastActivity
			}
			there = append(there, e)
		}
	}
	t.More = append(t.More, there...)
}
