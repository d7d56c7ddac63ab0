package ingest

import "strings"

// harmless are the rules that cost nothing, out of those a feature is kept with; the others are warnings. The table of
// doc.go says what each means.
var harmless = map[string]bool{
	"duplicate_member": true,
	"geometry_missing": true,
	"geometry_empty":   true,
	"parts_share_edge": true,
	"not_checked":      true,

	"height_left_out":  true,
	"record_deleted":   true,
	"no_place":         true,
	"overlay_left_out": true,
	"pair_order":       true,
	"encoding_guessed": true,
}

// issues lists the first ones and counts all.
type issues struct {
	list   []Issue
	counts map[string]int
	limit  int
}

// remark notes a rule broken by a feature that is kept, or by the file.
func (s *issues) remark(i Issue, rule, detail string) {
	i.Severity = Warning
	if harmless[rule] {
		i.Severity = Info
	}
	s.add(i, rule, detail)
}

// lost notes why a feature is not kept.
func (s *issues) lost(i Issue, rule, detail string) {
	i.Severity = Error
	s.add(i, rule, detail)
}

func (s *issues) add(i Issue, rule, detail string) {
	s.counts[rule]++
	if len(s.list) >= s.limit {
		return
	}
	const longest = 200
	if len(detail) > longest {
		detail = strings.ToValidUTF8(detail[:longest], "")
	}
	i.Rule, i.Detail = rule, detail
	s.list = append(s.list, i)
}

// append lists what was found elsewhere behind what is here; features are numbered from base.
func (s *issues) append(o *issues, base int) {
	for rule, n := range o.counts {
		s.counts[rule] += n
	}
	for _, i := range o.list[:min(len(o.list), max(0, s.limit-len(s.list)))] {
		i.Feature += base
		s.list = append(s.list, i)
	}
}

// upTo gives away the issues of the features up to a number.
func (s *issues) upTo(number int, use func(*issues)) {
	k := 0
	for k < len(s.list) && s.list[k].Feature <= number {
		k++
	}
	use(&issues{list: s.list[:k]})
	s.list = s.list[k:]
}

func (s *issues) reset(limit int) {
	if s.counts == nil {
		s.counts = map[string]int{}
	}
	clear(s.counts)
	s.list, s.limit = nil, limit
}
