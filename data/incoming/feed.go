package incoming

import (
	"context"
	"maps"
	"math"

	"emprise/data/standard"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// Feed reads a layer as ingest.File does and gives its features to sink with the columns that m makes, all of them at once
// unless opt says how many. What m finds wrong with the values is listed in the result with the rest.
func Feed(ctx context.Context, path string, opt ingest.Options, m standard.Mapping, sink func(*feature.Set) error, report func(done, total int64)) (*ingest.Result, error) {
	var faults []ingest.Issue
	counts := map[string]int{}
	kept := 0
	if opt.Limits.Batch <= 0 {
		opt.Limits.Batch = math.MaxInt
	}
	if show := opt.Glimpse; show != nil {
		opt.Glimpse = func(s *feature.Set) {
			mapped, _ := m.Layer(s)
			show(mapped)
		}
	}
	most := opt.Limits.Issues
	if most <= 0 {
		most = 1000
	}
	res, err := File(ctx, path, opt, func(s *feature.Set) error {
		mapped, found := m.Layer(s)
		for _, i := range found {
			counts[i.Rule]++
			if len(faults) == most {
				continue
			}
			if i.Feature >= 0 {
				if i.FeatureID == "" {
					i.FeatureID = s.Text("id", i.Feature)
				}
				i.Feature += kept
			}
			faults = append(faults, i)
		}
		kept += s.Len()
		return sink(mapped)
	}, report)
	if err != nil {
		return nil, err
	}
	if len(counts) == 0 {
		return res, nil
	}
	all := maps.Clone(res.IssueCounts)
	if all == nil {
		all = map[string]int{}
	}
	for rule, n := range counts {
		all[rule] += n
	}
	res.IssueCounts = all
	for _, i := range faults {
		if len(res.Issues) >= most {
			break
		}
		if res.Kept != res.Read && i.Feature >= 0 {
			i.Feature = -1 // features were left out before it: its place in the file is not known
		}
		res.Issues = append(res.Issues, i)
	}
	return res, nil
}
