package needform

import (
	"strings"

	"fyne.io/fyne/v2"

	"emprise/data"
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
	form   *Form
	layer  *kit.ChoiceField
	object fyne.CanvasObject
}

func newFreeForm(o *offer) *freeForm {
	f, loc := o.form, o.form.loc
	w := &freeForm{form: f}
	label := kit.NewTextField(loc.T("need.free_label"), "", loc.T("need.free_label_example"), "")
	var targets []kit.Option
	for i, t := range f.model.Targets {
		targets = append(targets, kit.Option{Code: plain(float64(i)), Text: t.Name})
	}
	attribute := kit.NewTextField(loc.T("need.free_attribute"), "", "", "")
	allowed := kit.NewTextField(loc.T("need.free_allowed"), loc.T("need.allowed_hint"), "", "")
	within := kit.NewTextField(loc.T("need.free_within"), "", "", "m")
	var kind *kit.ChoiceField
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
	w.layer = kit.NewChoiceField(loc.T("need.free_target"), "", targets, func(string) { show() })
	where := kit.NewTextField(loc.T("need.free_where"), "", loc.T("need.free_where_example"), "")
	for id, field := range map[string]kit.Field{
		"label": label, "kind": kind, "target": w.layer, "attribute": attribute, "allowed": allowed, "within_m": within, "where": where,
	} {
		f.fields["free."+id] = field
	}
	add := kit.NewButton(loc.T("need.free_add"), "", kit.Primary, func() { f.AskFree() })
	add.Small = true
	cancel := kit.NewButton(loc.T("form.cancel"), "", kit.Plain, o.close)
	cancel.Small = true
	w.object = kit.Card(label.Object(), kind.Object(), w.layer.Object(), attribute.Object(), allowed.Object(), within.Object(), where.Object(), kit.Ending(6, add, cancel))
	show()
	return w
}

func (w *freeForm) target() (Target, bool) {
	for i, t := range w.form.model.Targets {
		if w.layer.Value() == plain(float64(i)) {
			return t, true
		}
	}
	return Target{}, false
}

// read gives the criterion, with a bound to begin with.
func (w *freeForm) read(a *asking.Answers) data.Criterion {
	t, _ := w.target()
	q := data.Free{Kind: data.FreeKind(a.Text("free.kind")), Label: a.Text("free.label"), Layer: t.Layer, Role: t.Role, Where: a.Text("free.where")}
	c := data.Criterion{Free: &q, Hard: true, Weight: 1}
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
		q.Field, c.Min = a.Text("free.attribute"), bound(0)
	case data.FreeText:
		q.Field, c.Allowed = a.Text("free.attribute"), codes(a.Text("free.allowed"))
	case data.FreeCount:
		c.Min = bound(1)
		a.Needed("free.within_m")
		if within := a.Number("free.within_m", 1, nil); within != nil {
			q.WithinM = *within
		}
	}
	part, rule := c.Wrong()
	part = "free." + strings.TrimPrefix(part, "free/")
	switch {
	case part == "free." && q.Kind == data.FreeText:
		part = "free.allowed"
	case w.form.fields[part] == nil:
		part = "free.target"
	}
	if a.Wrong(part, rule); w.form.askedOf(c.Key()) != nil {
		a.Wrong("free.target", "twice")
	}
	return c
}

// AskFree adds the criterion that the small form for one's own criterion tells, as its button does.
func (f *Form) AskFree() {
	if w := f.offers.free; w != nil {
		asking.Read(f.form, f.loc, w.read, func(c data.Criterion) { f.insert(len(f.asked.All()), c) })
	}
}

// OpenFree shows the small form for a criterion of one's own.
func (f *Form) OpenFree() {
	f.offers.free = newFreeForm(f.offers)
	f.offers.show()
}
