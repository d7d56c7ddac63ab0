package ui

import (
	"emprise/data/explain"
	"emprise/geo"
	"emprise/geo/ingest"
	"emprise/ui/inspector"
)

// issuesShown is how many problems of a layer are listed one by one.
const issuesShown = 50

// describeIssues lists what was wrong with the layers that were brought in.
func (w *Window) describeIssues(done []imported) inspector.Model {
	m := inspector.Model{Key: "issues", Kind: w.loc.T("kind.layer"), Title: w.loc.T("issues.title")}
	for _, one := range done {
		l, ok := w.ws.Snapshot().Layer(one.id)
		if !ok {
			continue
		}
		m.Key += "/" + l.ID
		m.Sections = append(m.Sections, inspector.Section{Title: l.Name, Facts: []inspector.Fact{
			w.entry("issues.read", w.loc.Number(float64(one.result.Read), 0)), w.entry("issues.kept", w.loc.Number(float64(one.result.Kept), 0)),
		}})
		if len(one.result.Issues) > 0 {
			m.Sections = append(m.Sections, w.listIssues(one.result))
		}
	}
	return m
}

func (w *Window) listIssues(result *ingest.Result) inspector.Section {
	list := inspector.Section{Title: w.loc.T("issues.list")}
	for i, issue := range result.Issues {
		if i == issuesShown {
			list.Text = w.loc.T("issues.more")
			break
		}
		link := inspector.Link{Icon: "warning", Title: explain.Issue(w.loc, issue.Rule), Detail: issue.Detail, Run: func() {}}
		if issue.Feature >= 0 {
			link.Detail = w.loc.T("issues.feature", "n", w.loc.Number(float64(issue.Feature+1), 0))
		}
		if issue.HasPlace {
			link.Icon = "pin"
			link.Run = func() {
				p := geo.Mercator(issue.At)
				w.chart.FlyTo(geo.Box{Min: p, Max: p}.Padded(150))
			}
		}
		list.Links = append(list.Links, link)
	}
	return list
}
