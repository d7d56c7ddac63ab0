package main

import (
	"emprise/data/relation"
	"emprise/data/workspace"
)

// references says how many references of each kind lead somewhere.
type references map[relation.Kind]relation.Count

func followed(s *workspace.Snapshot) references { return relation.Of(s).Counts }

// say tells what leads nowhere.
func (r references) say(e *env) []string {
	var lines []string
	for _, k := range relation.Kinds() {
		if c := r[k]; c.Unresolved > 0 {
			lines = append(lines, e.loc.N("cli.references."+string(k), c.Unresolved, "all", e.count(c.Resolved+c.Unresolved)))
		}
	}
	return lines
}

// broughtRows is what became of the zones and plots of a layer.
type broughtRows struct {
	Zones  int   `json:"zones"`  // new
	Plots  int   `json:"plots"`  // new
	Known  int   `json:"known"`  // there before
	Linked int   `json:"linked"` // there before, and completed
	Seq    int64 `json:"seq,omitempty"`
}

func (b broughtRows) say(e *env) string {
	if b.Zones+b.Plots+b.Known == 0 {
		return ""
	}
	return e.loc.T("cli.import.rows", "zones", e.count(b.Zones), "plots", e.count(b.Plots), "known", e.count(b.Known))
}

// bring adds what became of the rows to what is said of their file.
func (f *importedFile) bring(b relation.Brought) {
	f.Rows = broughtRows{b.Zones, b.Plots, b.Known, b.Linked, b.Seq}
	for _, i := range b.Issues {
		f.IssueCounts[i.Rule]++
	}
	room := max(0, reportedIssues-len(f.Issues))
	f.Issues = append(f.Issues, issues(b.Issues[:min(room, len(b.Issues))])...)
}
