package incoming

import (
	"context"
	"maps"

	"emprise/data/standard"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// Feed reads a layer as ingest.File does and gives its features to sink with the columns that m makes, all of them at once
// unless opt says how many. What m finds wrong with the values is listed in the result with the rest.
func Feed(ctx context.Context, path string, opt ingest.Options, m standard.Mapping, sink func(*feature.Set) error, report func(done, total int64)) (*ingest.Result, error) {
	res, _, err := Harvest(ctx, path, opt, Plan{Columns: m}, sink, report)
	return res, err
}

// Harvest does as Feed and makes the rows of the plan beside; what is wrong with a value is listed once.
func Harvest(ctx context.Context, path string, opt ingest.Options, plan Plan, sink func(*feature.Set) error, report func(done, total int64)) (*ingest.Result, *standard.Harvest, error) {
	if opt.Limits.Batch <= 0 {
		opt.Limits = opt.Limits.Whole()
	}
	rows := plan.Rows.Harvest()
	found := faults{counts: map[string]int{}, most: opt.Limits.Issues}
	if found.most <= 0 {
		found.most = 1000
	}
	if show := opt.Glimpse; show != nil {
		opt.Glimpse = func(s *feature.Set) {
			if found.kept > 0 {
				return // what is shown begins with the first feature
			}
			mapped, _ := plan.Columns.Layer(s)
			show(mapped)
		}
	}
	res, err := File(ctx, path, opt, func(s *feature.Set) error {
		mapped, columns := plan.Columns.Layer(s)
		found.add(s, rows.Take(s), columns)
		return sink(mapped)
	}, report)
	if err != nil {
		return nil, nil, err
	}
	found.join(res)
	return res, rows, nil
}

// faults gathers what mappings find, batch by batch.
type faults struct {
	list   []ingest.Issue
	counts map[string]int
	most   int // listed one by one
	kept   int // features of the batches before
}

// told is what makes two issues the same.
type told struct {
	feature      int
	rule, detail string
}

func (f *faults) add(s *feature.Set, lists ...[]ingest.Issue) {
	seen := map[told]bool{}
	for _, list := range lists {
		for _, i := range list {
			same := told{i.Feature, i.Rule, i.Detail}
			if seen[same] {
				continue
			}
			seen[same] = true
			f.counts[i.Rule]++
			if len(f.list) == f.most {
				continue
			}
			if i.Feature >= 0 {
				if i.FeatureID == "" {
					i.FeatureID = s.Text("id", i.Feature)
				}
				i.Feature += f.kept
			}
			f.list = append(f.list, i)
		}
	}
	f.kept += s.Len()
}

// join adds them to what reading has found.
func (f *faults) join(res *ingest.Result) {
	if len(f.counts) == 0 {
		return
	}
	all := maps.Clone(res.IssueCounts)
	if all == nil {
		all = map[string]int{}
	}
	for rule, n := range f.counts {
		all[rule] += n
	}
	res.IssueCounts = all
	for _, i := range f.list {
		if len(res.Issues) >= f.most {
			break
		}
		if res.Kept != res.Read && i.Feature >= 0 {
			i.Feature = -1 // features were left out before it: its place in the file is not known
		}
		res.Issues = append(res.Issues, i)
	}
}
