package needform

import (
	"strings"

	"fyne.io/fyne/v2"

	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Target is a layer, or all layers of a role, that a criterion can ask about.
type Target struct {
	Layer      string    // its id,
	Role       data.Role // or a role
	Name       string
	Attributes []string // that its features have
}

// freeForm asks for a criterion in words of one's own: what it is called, what it reads, and of which layer.
type freeForm struct {
	offer  *offer
	fields map[string]kit.Field
	object fyne.CanvasObject
}

func newFreeForm(o *offer) *freeForm {
	f, loc := o.form, o.form.loc
	w := &freeForm{offer: o, fields: map[string]kit.Field{}}
	label := kit.NewTextField(loc.T("need.free_label"), "", loc.T("need.free_label_example"), "")
	var targets []kit.Option
	for i, t := range f.model.Targets {
		targets = append(targets, kit.Option{Code: plain(float64(i)), Text: t.Name})
	}
	attribute := kit.NewTextField(loc.T("need.free_attribute"), "", "", "")
	allowed := kit.NewTextField(loc.T("need.free_allowed"), loc.T("need.allowed_hint"), "", "")
	within := kit.NewTextField(loc.T("need.free_within"), "", "", "m")
	var kind, target *kit.ChoiceField
	show := func() {
		k := data.FreeKind(kind.Value())
		reads := k == data.FreeNumber || k == data.FreeText
		kit.Show(attribute.Object(), reads)
		kit.Show(allowed.Object(), k == data.FreeText)
		kit.Show(within.Object(), k == data.FreeCount)
		attribute.Hint("")
		if t, ok := w.target(); ok && len(t.Attributes) > 0 {
			attribute.Hint(strings.Join(t.Attributes[:min(len(t.Attributes), 12)], ", "))
		}
		if f.form != nil {
			f.form.Fit()
		}
	}
	kinds := asking.Options(loc, "need.free_kind.", []data.FreeKind{
		data.FreeDistance, data.FreeShare, data.FreeIntersects, data.FreeNumber, data.FreeText, data.FreeCount, data.FreeRoad, data.FreeDrive,
	})
	kind = kit.NewChoiceField(loc.T("need.free_kind"), "", kinds, func(string) { show() })
	target = kit.NewChoiceField(loc.T("need.free_target"), "", targets, func(string) { show() })
	where := kit.NewTextField(loc.T("need.free_where"), "", loc.T("need.free_where_example"), "")
	for id, field := range map[string]kit.Field{
		"label": label, "kind": kind, "target": target, "attribute": attribute, "allowed": allowed, "within_m": within, "where": where,
	} {
		w.fields[id] = field
		f.fields["free."+id] = field
	}
	add := kit.NewButton(loc.T("need.free_add"), "", kit.Primary, func() { f.AskFree() })
	add.Small = true
	cancel := kit.NewButton(loc.T("form.cancel"), "", kit.Plain, o.close)
	cancel.Small = true
	w.object = kit.Card(label.Object(), kind.Object(), target.Object(), attribute.Object(), allowed.Object(), within.Object(), where.Object(), kit.Ending(6, add, cancel))
	show()
	return w
}

func (w *freeForm) target() (Target, bool) {
	field := w.fields["target"]
	if field == nil {
		return Target{}, false
	}
	for i, t := range w.offer.form.model.Targets {
		if field.Value() == plain(float64(i)) {
			return t, true
		}
	}
	return Target{}, false
}

// read gives the criterion, with a bound to begin with, or the field that does not make sense and the rule that it breaks.
func (w *freeForm) read() (c data.Criterion, field, rule string) {
	value := func(id string) string { return w.fields[id].Value() }
	t, _ := w.target()
	q := data.Free{Kind: data.FreeKind(value("kind")), Label: value("label"), Layer: t.Layer, Role: t.Role, Where: value("where")}
	c = data.Criterion{Free: &q, Hard: true, Weight: 1}
	bound := func(v float64) *float64 { return &v }
	switch q.Kind {
	case data.FreeDistance:
		c.Max = bound(1000)
	case data.FreeRoad:
		c.Max = bound(10_000)
	case data.FreeDrive:
		c.Max = bound(15)
	case data.FreeShare:
		c.Max = bound(0.1)
	case data.FreeIntersects:
		c.Allowed = []string{string(data.No)}
	case data.FreeNumber:
		q.Field, c.Min = value("attribute"), bound(0)
	case data.FreeText:
		q.Field, c.Allowed = value("attribute"), codes(value("allowed"))
	case data.FreeCount:
		says := asking.Of(w.offer.form.form, w.offer.form.loc)
		says.Needed("free.within_m")
		within := says.Number("free.within_m", 1, nil)
		if says.Rule != "" {
			return c, "within_m", says.Rule
		}
		q.WithinM, c.Min = *within, bound(1)
	}
	if part, rule := c.Wrong(); rule != "" {
		part = strings.TrimPrefix(part, "free/")
		switch {
		case part == "" && q.Kind == data.FreeText:
			part = "allowed"
		case w.fields[part] == nil:
			part = "target"
		}
		return c, part, rule
	}
	return c, "", ""
}

// AskFree adds the criterion that the small form for one's own criterion tells, as its button does.
func (f *Form) AskFree() {
	w := f.offers.free
	if w == nil {
		return
	}
	f.form.Complain("", "")
	c, field, rule := w.read()
	if rule == "" && f.askedOf(c.Key()) != nil {
		field, rule = "target", "twice"
	}
	if rule != "" {
		f.form.Complain("free."+field, explain.Rule(f.loc, rule))
		return
	}
	f.insert(len(f.asked.All()), c)
}

// OpenFree shows the small form for a criterion of one's own.
func (f *Form) OpenFree() {
	f.offers.free = newFreeForm(f.offers)
	f.offers.show()
}
