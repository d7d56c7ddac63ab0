package plotform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/data/land"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Cell asks for one field of a plot alone, in the place where its value stood. Enter saves and Escape leaves.
type Cell struct {
	Object   fyne.CanvasObject
	OnSave   func(data.Plot)
	OnCancel func()
	OnFit    func() // it has another height now; nil tells nobody

	loc   *locale.Locale
	entry *entry
	form  *kit.Form // reads the fields; it is not shown
}

// NewCell makes one for a field of the plot of a model.
func NewCell(loc *locale.Locale, tips *kit.Tips, field land.Field, m Model) *Cell {
	c := &Cell{loc: loc}
	c.entry = newEntry(loc, tips, field, m, c.fit)
	fields := map[string]kit.Field{}
	c.entry.register(fields)
	c.form = kit.NewForm(kit.FormText{}, fields, kit.Column(0), c.Save, func() { c.OnCancel() }, tips)
	c.form.Filled()
	for _, f := range fields {
		if t, ok := f.(*kit.TextField); ok {
			t.Entry.OnEscape = func() { c.OnCancel() }
		}
	}
	body := kit.Column(4, c.entry.object)
	if choice, ok := c.entry.value.(*kit.ChoiceField); ok && c.entry.origin == nil {
		choice.Select.OnChanged = func(string) { c.Save() } // there is no more to say of it
	} else {
		save := kit.NewButton(loc.T("form.save"), "", kit.Primary, c.Save)
		leave := kit.NewButton(loc.T("form.cancel"), "", kit.Plain, func() { c.OnCancel() })
		save.Small, leave.Small = true, true
		body.Add(kit.Ending(6, save, leave))
	}
	c.Object = body
	return c
}

func (c *Cell) fit() {
	if c.OnFit != nil {
		c.OnFit()
	}
}

// Name is the JSON name of what is asked for.
func (c *Cell) Name() string { return c.entry.field.Name }

// Field finds a field: the value under its JSON name, its origin under names below that.
func (c *Cell) Field(id string) kit.Field { return c.form.Field(id) }

// Complain shows why the value was refused.
func (c *Cell) Complain(field, sentence string) {
	if c.form.Field(field) == nil {
		field = c.Name()
	}
	if field != c.Name() && sentence != "" {
		c.entry.origin.open()
	}
	c.form.Complain(field, sentence)
	c.fit()
}

// Touched says whether something else was typed than was there.
func (c *Cell) Touched() bool { return len(c.Typed()) > 0 }

// Typed is what was typed, by the names of the fields.
func (c *Cell) Typed() map[string]string {
	typed := map[string]string{}
	fields := map[string]kit.Field{}
	c.entry.register(fields)
	for id, f := range fields {
		if !c.form.Untouched(id) {
			typed[id] = f.Value()
		}
	}
	return typed
}

// Save does what Keep does.
func (c *Cell) Save() { c.Keep() }

// Keep reads the field and, when it makes sense, tells OnSave the plot with it; false when it makes none, which is said at the field.
func (c *Cell) Keep() bool {
	c.Complain(c.Name(), "")
	a := asking.Of(c.form, c.loc)
	p := c.entry.read(a, c.form, c.entry.plot)
	if a.Rule != "" {
		c.Complain(a.Field, explain.Rule(c.loc, a.Rule))
		return false
	}
	c.OnSave(p)
	return true
}
