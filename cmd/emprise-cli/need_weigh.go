package main

import (
	"fmt"
	"strconv"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/match/decision"
	"emprise/data/weighing"
	"emprise/data/workspace"
)

// weighVerb gives the criteria of a need their weights.
type weighVerb struct {
	Project string   `arg:"" help:"project"`
	Need    string   `arg:"" help:"match_need"`
	Swing   []string `help:"weigh_swing" placeholder:"CRITERION=POINTS,…" xor:"how" required:""`
	Rank    string   `help:"weigh_rank" placeholder:"CRITERION,…" xor:"how" required:""`
	AHP     string   `help:"weigh_ahp" name:"ahp" placeholder:"ONE/OTHER=TIMES,…|FILE" xor:"how" required:""`
	DryRun  bool     `help:"weigh_dry_run"`
}

func (v *weighVerb) Run(e *env) error {
	if v.DryRun {
		return e.read(v.Project, func(s *workspace.Snapshot) error {
			before, ok := s.Need(v.Need)
			if !ok {
				return fmt.Errorf("need %s: %w", v.Need, data.ErrNotFound)
			}
			after, p, err := v.weigh(e, before)
			if err != nil {
				return err
			}
			return tellWeights(e, before, after, p, 0)
		})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		before, ok := w.Snapshot().Need(v.Need)
		if !ok {
			return fmt.Errorf("need %s: %w", v.Need, data.ErrNotFound)
		}
		after, p, err := v.weigh(e, before)
		if err != nil {
			return err
		}
		change, err := w.Do(e.ctx, data.Edit{Note: data.Saved(after), Put: []data.Row{after}})
		if err != nil {
			return err
		}
		return tellWeights(e, before, after, p, change.Seq)
	})
}

func (v *weighVerb) weigh(e *env, n data.Need) (data.Need, decision.Priorities, error) {
	var none decision.Priorities
	switch {
	case len(v.Swing) > 0:
		points, err := pointsOf(e, n, v.Swing)
		if err != nil {
			return n, none, err
		}
		n, err = weighing.Swing(n, points)
		return n, none, err
	case v.Rank != "":
		order, err := orderOf(e, n, v.Rank)
		if err != nil {
			return n, none, err
		}
		n, err = weighing.Rank(n, order)
		return n, none, err
	}
	list, err := comparisonsOf(e, n, v.AHP)
	if err != nil {
		return n, none, err
	}
	return weighing.Compare(n, list)
}

// wordError is a word of a list that cannot be read.
type wordError struct{ word, rule string }

func (e *wordError) Error() string { return fmt.Sprintf("%q: %s", e.word, e.rule) }

// Explain gives the sentence for people.
func (e *wordError) Explain() (key string, args []any) {
	return "weighing.error." + e.rule, []any{"word", e.word}
}

// pointsOf reads price_eur_m2=80.
func pointsOf(e *env, n data.Need, words []string) (map[data.Measure]float64, error) {
	points := map[data.Measure]float64{}
	for _, word := range words {
		name, value, ok := cutLast(word, "=")
		v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if !ok || err != nil {
			return nil, &wordError{word, "points"}
		}
		k := keyOf(e, n, name)
		if _, twice := points[k]; twice {
			return nil, &weighing.InputError{Rule: weighing.RuleTwice, One: k}
		}
		points[k] = v
	}
	return points, nil
}

// orderOf reads area_m2,price_eur_m2=power_kva: the most important first, those of one place joined by =.
func orderOf(e *env, n data.Need, text string) (map[data.Measure]int, error) {
	order, place := map[data.Measure]int{}, 1
	for _, group := range strings.Split(text, ",") {
		for _, name := range strings.Split(group, "=") {
			if strings.TrimSpace(name) == "" {
				return nil, &wordError{group, "order"}
			}
			k := keyOf(e, n, name)
			if _, twice := order[k]; twice {
				return nil, &weighing.InputError{Rule: weighing.RuleTwice, One: k}
			}
			order[k] = place
		}
		place++
	}
	return order, nil
}

// comparisonsOf reads area_m2/price_eur_m2=3,area_m2/power_kva=1/2 or a file with one on each line, in which # begins a remark.
func comparisonsOf(e *env, n data.Need, text string) ([]weighing.Comparison, error) {
	words := strings.Split(text, ",")
	if !strings.Contains(text, "=") {
		content, err := readText(e, text)
		if err != nil {
			return nil, err
		}
		words = words[:0]
		for line := range strings.Lines(string(content)) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff")); line != "" {
				words = append(words, line)
			}
		}
	}
	var list []weighing.Comparison
	for _, word := range words {
		pair, value, ok := cutLast(word, "=")
		one, other, two := strings.Cut(pair, "/")
		times, err := ratioOf(value)
		if !ok || !two || err != nil {
			return nil, &wordError{word, "comparison"}
		}
		list = append(list, weighing.Comparison{One: keyOf(e, n, one), Other: keyOf(e, n, other), Times: times})
	}
	return list, nil
}

// ratioOf reads 3, 0.33 and 1/3.
func ratioOf(text string) (float64, error) {
	above, below, fraction := strings.Cut(text, "/")
	v, err := strconv.ParseFloat(strings.TrimSpace(above), 64)
	if err != nil || !fraction {
		return v, err
	}
	d, err := strconv.ParseFloat(strings.TrimSpace(below), 64)
	return v / d, err
}

// cutLast cuts at the last separator, as names may hold one.
func cutLast(text, sep string) (before, after string, found bool) {
	i := strings.LastIndex(text, sep)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(sep):], true
}

// keyOf finds the criterion that a word means: by its measure, or by the name that people read. What it does not find is given back,
// so that the error names it.
func keyOf(e *env, n data.Need, word string) data.Measure {
	word = strings.TrimSpace(word)
	for _, c := range n.Criteria {
		if string(c.Key()) == word || locale.Fold(explain.Asker(e.loc, match.Asks(c))) == locale.Fold(word) {
			return c.Key()
		}
	}
	return data.Measure(word)
}

// weighedJSON is the answer of need weigh --json.
type weighedJSON struct {
	Seq      int64          `json:"seq,omitempty"`
	NeedID   string         `json:"need_id"`
	By       data.WeighedBy `json:"by"`
	Ratio    *float64       `json:"ratio,omitempty"`
	Lambda   *float64       `json:"lambda_max,omitempty"`
	Weights  []weightJSON   `json:"weights"`
	Warnings []string       `json:"warnings"`
}

type weightJSON struct {
	Measure data.Measure  `json:"measure"`
	Label   string        `json:"label"`
	Before  float64       `json:"before"`
	After   float64       `json:"after"`
	Weighed *data.Weighed `json:"weighed,omitempty"`
}

// tellWeights answers with the weights, and warns where they contradict themselves.
func tellWeights(e *env, before, after data.Need, p decision.Priorities, seq int64) error {
	out := weighedJSON{Seq: seq, NeedID: after.ID, Weights: []weightJSON{}, Warnings: []string{}}
	table := [][]string{e.titles("criterion", "before", "after", "how")}
	for i, c := range after.Criteria {
		name := explain.Asker(e.loc, match.Asks(c))
		w := weightJSON{c.Key(), name, before.Criteria[i].Weight, c.Weight, c.HowWeighed()}
		how := ""
		if w.Weighed != nil {
			out.By, how = w.Weighed.By, explain.Weighed(e.loc, *w.Weighed)
		}
		out.Weights = append(out.Weights, w)
		table = append(table, []string{name, e.loc.Number(w.Before, 2), e.loc.Number(w.After, 2), how})
	}
	if out.By == data.ByPairs {
		out.Ratio, out.Lambda = &p.Ratio, &p.LambdaMax
	}
	for _, w := range p.Warnings {
		text := explain.MethodWarning(e.loc, w, func(int) string { return "" })
		out.Warnings = append(out.Warnings, text)
		e.say(text)
	}
	if e.json {
		return e.print(out)
	}
	return e.table(table)
}
