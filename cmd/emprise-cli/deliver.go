package main

import (
	"emprise/data/outgoing"
	"emprise/data/workspace"
)

// delivered is what was written in the tables of a standard.
type delivered struct {
	Out      string           `json:"out"`
	Standard string           `json:"standard"`
	CRS      string           `json:"crs"`
	Internal bool             `json:"internal"`
	Tables   []deliveredTable `json:"tables"`
	Issues   []issue          `json:"issues"`
}

type deliveredTable struct {
	Table string `json:"table"`
	Rows  int    `json:"rows"`
}

// deliver writes zones and plots in the tables of a standard, in the file that its publisher gives or in one made like it.
func (v *exportVerb) deliver(e *env) error {
	return e.read(v.Project, func(s *workspace.Snapshot) error {
		opt := outgoing.Options{Public: !v.Internal, Over: e.force, Date: e.clock()}
		sent, err := outgoing.Deliver(e.ctx, s, v.Standard, v.Template, v.Out, opt, e.clock)
		if err != nil {
			return forceable(err)
		}
		done, found := sent.Tables, sent.Issues
		result := delivered{Out: v.Out, Standard: v.Standard, Internal: v.Internal, Tables: []deliveredTable{}, Issues: issues(found)}
		n := 0
		for _, t := range done {
			result.Tables = append(result.Tables, deliveredTable{t.Table, t.Rows})
			result.CRS = authority(t.CRS)
			n += t.Rows
		}
		told := fileFacts{IssueCounts: map[string]int{}, Issues: result.Issues}
		for _, i := range found {
			told.IssueCounts[i.Rule]++
		}
		if e.json {
			return e.print(result)
		}
		for _, line := range told.issueLines(e) {
			e.say(line)
		}
		return e.line(e.loc.N("cli.deliver.done", n, "file", v.Out))
	})
}
