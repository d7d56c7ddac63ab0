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
		m.Sections = append(m.Sections, w.listIssues(one.result)...)
	}
	return m
}

// listIssues tells each kind of problem in whole, in the order in which they first occur, with where it is: an object, or one after the
// other its places.
func (w *Window) listIssues(result *ingest.Result) []inspector.Section {
	var list []inspector.Section
	at := map[string]int{}
	count := map[string]int{}
	shown := 0
	for _, issue := range result.Issues {
		i, known := at[issue.Rule]
		if !known {
			i = len(list)
			at[issue.Rule] = i
			list = append(list, inspector.Section{Text: explain.Issue(w.loc, issue.Rule)})
		}
		count[issue.Rule]++
		list[i].Title = w.loc.N("issues.times", count[issue.Rule])
		if link := w.issueLink(issue); link.Title != "" && shown < issuesShown {
			list[i].Links = append(list[i].Links, link)
			shown++
		}
	}
	if len(result.Issues) > shown && shown == issuesShown {
		list = append(list, inspector.Section{Title: w.loc.T("issues.rest"), Text: w.loc.T("issues.more")})
	}
	return list
}

// issueLink says which object has a problem and what stands there; an empty title says that it is a matter of the whole file.
func (w *Window) issueLink(issue ingest.Issue) inspector.Link {
	link := inspector.Link{Icon: "warning", Title: issue.Detail}
	if issue.Feature >= 0 {
		link.Title = w.loc.T("issues.feature", "n", w.loc.Number(float64(issue.Feature+1), 0))
		if issue.FeatureID != "" {
			link.Title += " (" + issue.FeatureID + ")"
		}
		link.Detail = issue.Detail
	}
	if issue.HasPlace {
		link.Icon = "pin"
		link.Run = func() {
			p := geo.Mercator(issue.At)
			w.chart.FlyTo(geo.Box{Min: p, Max: p}.Padded(150))
		}
	}
	return link
}
