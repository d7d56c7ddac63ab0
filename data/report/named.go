package report

import (
	"emprise/data"
	"emprise/data/workspace"
)

// named is the snapshot with zones, plots and projects under the names that the public may read, in tables and on the map: companies
// go by their code names in them. All else of them stays, such as the day of a sale: what is counted and ranked is the same for all readers.
func named(snap *workspace.Snapshot) *workspace.Snapshot {
	outside := snap.Publisher()
	var put []data.Row
	for _, z := range snap.Zones {
		if public, ok := outside(z); ok {
			if name := public.(data.Zone).Name; name != z.Name {
				z.Name = name
				put = append(put, z)
			}
		}
	}
	for _, p := range snap.Plots {
		if public, ok := outside(p); ok {
			if name := public.(data.Plot).Name; name != p.Name {
				p.Name = name
				put = append(put, p)
			}
		}
	}
	for _, p := range snap.Projects {
		if public, ok := outside(p); ok {
			if title := public.(data.Project).Title; title != p.Title {
				p.Title = title
				put = append(put, p)
			}
		}
	}
	if len(put) == 0 {
		return snap
	}
	return snap.Replaced(put, nil)
}
