package main

import (
	"maps"
	"slices"

	"emprise/data/explain"
	"emprise/geo/ingest"
)

// issue is a problem of a file as the JSON gives it.
type issue struct {
	Severity  string   `json:"severity"` // info, warning or error
	Rule      string   `json:"rule"`
	Feature   int      `json:"feature"` // from 0; -1 is the whole file
	FeatureID string   `json:"feature_id,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	Lat       *float64 `json:"lat,omitempty"`
	Detail    string   `json:"detail,omitempty"`
}

var severities = map[ingest.Severity]string{ingest.Info: "info", ingest.Warning: "warning", ingest.Error: "error"}

func issues(found []ingest.Issue) []issue {
	list := make([]issue, 0, len(found))
	for _, f := range found {
		i := issue{Severity: severities[f.Severity], Rule: f.Rule, Feature: f.Feature, FeatureID: f.FeatureID, Detail: f.Detail}
		if f.HasPlace {
			i.Lon, i.Lat = &f.At.Lon, &f.At.Lat
		}
		list = append(list, i)
	}
	return list
}

// shownIssues is how many problems of one rule are told one by one.
const shownIssues = 5

// issueLines tells the problems of a file: how many of each rule, and the first ones in detail.
func (f *fileFacts) issueLines(e *env) []string {
	var lines []string
	for _, rule := range slices.Sorted(maps.Keys(f.IssueCounts)) {
		lines = append(lines, e.loc.N("cli.issue.count", f.IssueCounts[rule], "rule", explain.Issue(e.loc, rule)))
		told := 0
		for _, i := range f.Issues {
			if i.Rule != rule || i.Feature < 0 || told == shownIssues {
				continue
			}
			told++
			line := "    " + e.loc.T("cli.issue.feature", "feature", e.count(i.Feature+1))
			if i.FeatureID != "" {
				line += " " + i.FeatureID
			}
			if i.Detail != "" {
				line += " · " + i.Detail
			}
			lines = append(lines, line)
		}
	}
	return lines
}
