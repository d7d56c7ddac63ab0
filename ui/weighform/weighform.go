package weighform

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/match"
	"emprise/data/match/decision"
	"emprise/data/weighing"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// strongest is how many times more a criterion can matter: Saaty's scale.
const strongest = 9

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Need)
	OnChange func(data.Need) // the need as it would be saved; nil tells nobody
	OnCancel func()

	loc    *locale.Locale
	tips   *kit.Tips
	need   data.Need
	form   *kit.Form
	fields map[string]kit.Field
	body   *fyne.Container
	meters *fyne.Container
	warn   *kit.Text

	weighed []data.Measure // the criteria that are weighed, in the order of the need
	way     data.WeighedBy
	pairs   [][2]data.Measure
	at      int // the pair that is asked about
	times   map[[2]data.Measure]float64
	points  map[data.Measure]float64
	answer  data.Need // weighed so far
}

// New makes a form of a need. What was compared before is where it begins.
func New(loc *locale.Locale, tips *kit.Tips, n data.Need) *Form {
	f := &Form{
		loc: loc, tips: tips, need: n, answer: n, fields: map[string]kit.Field{}, body: kit.Column(10), meters: kit.Column(6),
		warn: kit.Caption("").Wrapping(), way: data.ByPairs, times: map[[2]data.Measure]float64{}, points: map[data.Measure]float64{},
	}
	way := kit.NewChoiceField(loc.T("weigh.way"), "", []kit.Option{
		{Code: string(data.ByPairs), Text: loc.T("weigh.way.ahp")}, {Code: string(data.BySwing), Text: loc.T("weigh.way.swing")},
	}, func(code string) {
		f.way = data.WeighedBy(code)
		f.show()
	})
	var options []kit.Option
	chosen := ""
	for _, c := range n.Criteria {
		if !c.Understood() {
			continue
		}
		options = append(options, kit.Option{Code: strconv.Itoa(len(options)), Text: explain.Asker(loc, match.Asks(c))})
		if c.Weight > 0 {
			chosen += options[len(options)-1].Code + ","
		}
	}
	which := kit.NewSetField(loc.T("weigh.which"), "", options)
	which.Fill(chosen)
	which.OnChange = f.show
	f.fields["way"], f.fields["which"] = way, which
	f.recall()
	words := kit.FormText{Title: loc.T("weigh.title"), Detail: n.Title, Save: loc.T("weigh.save"), Cancel: loc.T("form.cancel")}
	page := kit.Column(14, way.Object(), which.Object(), kit.Hairline(), f.body, kit.Hairline(), kit.Caption(loc.T("weigh.result")), f.meters, f.warn)
	f.form = kit.NewForm(words, f.fields, page, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.form.AtOnce("pair") // another one is shown by turning
	f.show()
	return f
}

// recall takes up what the criteria tell of how they came by their weights.
func (f *Form) recall() {
	for _, c := range f.need.Criteria {
		how := c.HowWeighed()
		switch {
		case how == nil:
		case how.By == data.ByPairs:
			for other, times := range how.Over {
				f.times[[2]data.Measure{c.Key(), other}] = times
			}
		case how.By == data.BySwing:
			f.points[c.Key()] = how.Points
		}
	}
}

// Field finds a field: "way", "which", "pair" is the pair that is asked about, from −8 to 8, and "points.area_m2" those of a swing.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the need was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() {
	f.form.Complain("", "")
	if len(f.weighed) == 0 {
		f.form.Complain("which", f.loc.T("weighing.error.nothing"))
		return
	}
	f.OnSave(f.answer)
}

// name is what a criterion is called.
func (f *Form) name(m data.Measure) string {
	for _, c := range f.need.Criteria {
		if c.Key() == m {
			return explain.Asker(f.loc, match.Asks(c))
		}
	}
	return ""
}

// show lays out what is asked now.
func (f *Form) show() {
	set := f.fields["which"].(*kit.SetField)
	codes := map[string]bool{}
	for _, code := range set.Chosen() {
		codes[code] = true
	}
	f.weighed, f.pairs = nil, nil
	i := 0
	for _, c := range f.need.Criteria {
		if !c.Understood() {
			continue
		}
		if codes[strconv.Itoa(i)] {
			for _, before := range f.weighed {
				f.pairs = append(f.pairs, [2]data.Measure{before, c.Key()})
			}
			f.weighed = append(f.weighed, c.Key())
		}
		i++
	}
	f.at = min(f.at, max(0, len(f.pairs)-1))
	if f.way == data.BySwing {
		f.showSwing()
	} else {
		f.showPair()
	}
	f.weigh()
	f.form.Fit()
}

// showPair asks about one pair.
func (f *Form) showPair() {
	f.body.Objects = nil
	delete(f.fields, "pair")
	if len(f.pairs) == 0 {
		f.body.Add(kit.Caption(f.loc.T("weigh.no_pairs")).Wrapping())
		return
	}
	pair := f.pairs[f.at]
	one, other := f.name(pair[0]), f.name(pair[1])
	count := kit.Caption(f.loc.T("weigh.pair", "n", f.loc.Number(float64(f.at+1), 0), "of", f.loc.Number(float64(len(f.pairs)), 0)))
	asked := kit.Body(f.loc.T("weigh.question", "one", one, "other", other)).Wrapping()
	asked.Bold = true
	told := kit.Body("").Wrapping()
	var scale *kit.SliderField
	scale = kit.NewSliderField("", "", -(strongest - 1), strongest-1, func(int) string { return "" }, func() {
		told.Set(f.said(pair, scale.Int()))
		f.times[pair] = ratio(scale.Int())
		f.form.Touch()
		f.weigh()
		f.form.Fit()
	})
	place := placeOf(f.compared(pair))
	told.Set(f.said(pair, place))
	scale.Slider.Value = float64(place)
	scale.Slider.Refresh()
	f.fields["pair"] = scale
	right := kit.Caption(other).Cutting()
	right.Align = fyne.TextAlignTrailing
	step := func(key string, by int) *kit.Button {
		b := kit.NewButton(f.loc.T(key), "", kit.Plain, func() { f.Turn(by) })
		if at := f.at + by; at < 0 || at >= len(f.pairs) {
			b.Why = f.loc.T("weigh.no_more")
		}
		b.Small, b.Tips = true, f.tips
		return b
	}
	f.body.Add(kit.Column(6,
		count, asked, kit.Cells(8, []float32{0, 0}, kit.Caption(one).Cutting(), right), scale.Object(), told,
		kit.Row(6, step("weigh.before", -1), kit.Gap(), step("weigh.next", 1)),
	))
}

// Turn goes so many pairs on.
func (f *Form) Turn(by int) {
	f.at = min(max(f.at+by, 0), max(0, len(f.pairs)-1))
	f.showPair()
	f.form.Fit()
}

// showSwing asks for the points of each criterion.
func (f *Form) showSwing() {
	f.body.Objects = []fyne.CanvasObject{kit.Caption(f.loc.T("weigh.swing")).Wrapping()}
	for _, m := range f.weighed {
		s := kit.NewSliderField(f.name(m), "", 0, 100, strconv.Itoa, nil)
		s.Slider.Step = 5
		if _, ok := f.points[m]; !ok {
			f.points[m] = 100
		}
		s.Slider.SetValue(f.points[m])
		said := s.Slider.OnChanged
		s.Slider.OnChanged = func(v float64) {
			said(v)
			f.points[m] = v
			f.weigh()
		}
		f.fields["points."+string(m)] = s
		f.body.Add(s.Object())
	}
}

// compared is how many times the first of a pair matters more than the other, 1 until somebody said.
func (f *Form) compared(pair [2]data.Measure) float64 {
	if v, ok := f.times[pair]; ok {
		return v
	}
	if v, ok := f.times[[2]data.Measure{pair[1], pair[0]}]; ok && v > 0 {
		return 1 / v
	}
	return 1
}

// said is a comparison in words.
func (f *Form) said(pair [2]data.Measure, place int) string {
	one, other := f.name(pair[0]), f.name(pair[1])
	if place > 0 {
		one, other = other, one
	}
	strength := int(math.Abs(float64(place)))
	word := "same"
	switch {
	case strength >= 7:
		word = "extreme"
	case strength >= 5:
		word = "very"
	case strength >= 3:
		word = "clear"
	case strength >= 1:
		word = "little"
	}
	return f.loc.T("weigh.said."+word, "one", one, "other", other, "times", strconv.Itoa(strength+1))
}

// weigh works the weights out of all that was said so far.
func (f *Form) weigh() {
	n, warning, err := f.weights()
	f.meters.Objects = nil
	f.warn.Set("")
	if err != nil {
		f.answer = f.need
		f.warn.Colour = fynetheme.ColorNameError
		f.warn.Set(explain.Sentence(f.loc, err))
		return
	}
	f.answer = n
	f.warn.Colour = theme.Muted
	f.warn.Set(warning.text)
	if warning.bad {
		f.warn.Colour = fynetheme.ColorNameError
	}
	for _, c := range n.Criteria {
		if c.Weight == 0 {
			continue
		}
		name, share := kit.Caption(explain.Asker(f.loc, match.Asks(c))).Cutting(), kit.Caption(f.loc.Percent(c.Weight/100, 0))
		name.Colour, share.Align = fynetheme.ColorNameForeground, fyne.TextAlignTrailing
		f.meters.Add(kit.Cells(8, []float32{0, 90, 40}, name, kit.Meter(c.Weight/100, fynetheme.Color(fynetheme.ColorNamePrimary)), share))
	}
	f.meters.Refresh()
	if f.OnChange != nil {
		f.OnChange(n)
	}
}

// remark is what must be known of weights.
type remark struct {
	text string
	bad  bool
}

func (f *Form) weights() (data.Need, remark, error) {
	if f.way == data.BySwing || len(f.weighed) < 2 {
		points := map[data.Measure]float64{}
		for _, m := range f.weighed {
			points[m] = 100
			if p, ok := f.points[m]; ok && len(f.weighed) > 1 {
				points[m] = p
			}
		}
		n, err := weighing.Swing(f.need, points)
		return n, remark{}, err
	}
	list := make([]weighing.Comparison, len(f.pairs))
	for i, p := range f.pairs {
		list[i] = weighing.Comparison{One: p[0], Other: p[1], Times: f.compared(p)}
	}
	n, priorities, err := weighing.Compare(f.need, list)
	if err != nil {
		return n, remark{}, err
	}
	for _, w := range priorities.Warnings {
		if w.Rule == decision.RuleInconsistent {
			return n, remark{explain.MethodWarning(f.loc, w, nil), true}, nil
		}
	}
	return n, remark{text: f.loc.T("weigh.consistent", "ratio", f.loc.Number(priorities.Ratio, 2))}, nil
}

// Contradicts says whether the comparisons so far disagree more than they should.
func (f *Form) Contradicts() bool {
	_, r, err := f.weights()
	return err == nil && r.bad
}
