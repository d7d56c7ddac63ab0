package gpkg

import (
	"strings"

	"emprise/geo/ingest"
)

// findings lists the first issues of a layer and counts all, in the words of ingest.
type findings struct {
	list   []ingest.Issue
	counts map[string]int
	limit  int
}

// free are the rules that cost the user nothing.
var free = map[string]bool{
	"geometry_missing": true, "geometry_empty": true, "parts_share_edge": true, "not_checked": true, "height_left_out": true,
	"extent_wrong": true,
}

// remark notes a rule broken by a feature that is kept, or by the file.
func (s *findings) remark(i ingest.Issue, rule, detail string) {
	i.Severity = ingest.Warning
	if free[rule] {
		i.Severity = ingest.Info
	}
	s.add(i, rule, detail)
}

// lost notes why a feature is not kept.
func (s *findings) lost(i ingest.Issue, rule, detail string) {
	i.Severity = ingest.Error
	s.add(i, rule, detail)
}

// whole notes something of the whole layer.
func (s *findings) whole(rule, detail string) { s.remark(ingest.Issue{Feature: -1}, rule, detail) }

func (s *findings) add(i ingest.Issue, rule, detail string) {
	s.counts[rule]++
	if len(s.list) >= s.limit {
		return
	}
	const longest = 200
	if len(detail) > longest {
		detail = detail[:longest]
	}
	i.Rule, i.Detail = rule, strings.ToValidUTF8(detail, "")
	s.list = append(s.list, i)
}
