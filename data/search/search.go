package search

import (
	"context"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/workspace"
)

// Find gives what is meant by a text, the likeliest first, at most limit of them, and how many there are in all. A text of
// spaces finds nothing. The error is that of the context.
func Find(ctx context.Context, snap *workspace.Snapshot, text string, limit int) (found []Result, all int, err error) {
	q := understand(text)
	if len(q.words) == 0 {
		return nil, 0, ctx.Err()
	}
	found = rows(snap, q.words)
	for _, l := range snap.Layers {
		drawn := snap.Scene.Layer(l.ID)
		if drawn == nil {
			continue
		}
		var more []Result
		if l.Role == data.RoleParcels {
			more, err = parcels(ctx, snap, l, drawn, &q)
		} else {
			more, err = features(ctx, l, drawn, q.words)
		}
		if err != nil {
			return nil, 0, err
		}
		found = append(found, more...)
	}
	found = sorted(found)
	return found[:min(limit, len(found))], len(found), ctx.Err()
}

// rows finds among what the project is about.
func rows(snap *workspace.Snapshot, asked []string) (found []Result) {
	add := func(ref data.Ref, name, place, rest string) {
		if rank := rate(locale.Fold(name), locale.Fold(place+" "+rest+" "+ref.ID), asked); rank != nowhere {
			found = append(found, Result{Kind: ref.Kind, ID: ref.ID, Name: name, Place: place, rank: rank})
		}
	}
	companies := map[string]string{}
	for _, c := range snap.Companies {
		companies[c.ID] = c.Shown()
		rest := ""
		if c.CodeName == "" { // what the code name hides must not be found by it
			rest = c.SIREN
		}
		add(c.Ref(), c.Shown(), c.Activity, rest)
	}
	for _, p := range snap.Plots {
		add(p.Ref(), p.Name, p.Commune, p.INSEE+" "+strings.Join(p.Parcels, " "))
	}
	for _, z := range snap.Zones {
		add(z.Ref(), z.Name, z.Commune, z.INSEE)
	}
	for _, n := range snap.Needs {
		add(n.Ref(), n.Title, companies[n.CompanyID], "")
	}
	for _, p := range snap.Projects {
		add(p.Ref(), p.Title, "", p.Owner)
	}
	registers(snap, add)
	return found
}

// registers are the rows that are drawn in no layer.
func registers(snap *workspace.Snapshot, add func(ref data.Ref, name, place, rest string)) {
	zones := map[string]string{}
	for _, z := range snap.Zones {
		zones[z.ID] = z.Name
	}
	for _, c := range snap.Contracts {
		rest := ""
		for _, x := range c.Axes {
			rest += " " + x.Title
			for _, a := range x.Actions {
				rest += " " + a.Title
			}
		}
		add(c.Ref(), c.Name, "", rest)
	}
	for _, e := range snap.Establishments {
		add(e.Ref(), e.Name, zones[e.ZoneID], e.SIRET)
	}
	for _, o := range snap.Landowners {
		add(o.Ref(), o.Name, "", o.SIREN)
	}
	for _, s := range snap.Schemes {
		add(s.Ref(), s.Name, s.Funder, "")
	}
	for _, u := range snap.LandUnits {
		add(u.Ref(), u.ID, zones[u.ZoneID], strings.Join(u.Parcels, " "))
	}
}
