package needform

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/explain"
	"emprise/ui/kit"
)

// offer is the list of what can be asked besides, by theme, searched by words.
type offer struct {
	form   *Form
	search *kit.TextField
	list   *fyne.Container
	open   bool
	free   *freeForm
}

func newOffer(f *Form) *offer {
	o := &offer{form: f, list: kit.Column(7)}
	o.search = kit.NewTextField("", "", f.loc.T("need.search"), "")
	f.fields["criterion"] = o.search
	o.search.Entry.OnChanged = func(string) { o.show() }
	o.search.Entry.OnSubmitted = func(string) {
		if found := o.found(); len(found) > 0 {
			f.Ask(found[0])
		}
	}
	return o
}

// found are the measures that are not asked yet and whose names have words that begin as all those typed, in the order in which they are offered.
func (o *offer) found() []data.Measure {
	between := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	words := strings.FieldsFunc(locale.Fold(o.search.Value()), between)
	var found []data.Measure
	for _, t := range headings {
		under := locale.Fold(o.form.loc.T("need.theme." + t.name))
		for _, m := range t.measures {
			name := strings.FieldsFunc(locale.Fold(explain.Measure(o.form.loc, m))+" "+under, between)
			misses := func(word string) bool {
				return !slices.ContainsFunc(name, func(part string) bool { return strings.HasPrefix(part, word) })
			}
			if o.form.askedOf(m) == nil && !slices.ContainsFunc(words, misses) {
				found = append(found, m)
			}
		}
	}
	return found
}

// flip opens or closes the list.
func (o *offer) flip() {
	o.open, o.free = !o.open, nil
	o.show()
}

func (o *offer) close() {
	o.open, o.free = false, nil
	o.search.Fill("")
	o.show()
}

// show lays the list out.
func (o *offer) show() {
	f, loc := o.form, o.form.loc
	o.list.Objects = nil
	small := func(text, icon string, do func()) *kit.Button {
		b := kit.NewButton(text, icon, kit.Plain, do)
		b.Small = true
		return b
	}
	add := small(loc.T("need.add_criterion"), "add", o.flip)
	free := small(loc.T("need.add_free"), "question", func() {
		o.free = newFreeForm(o)
		o.show()
	})
	o.list.Add(kit.Flow(6, add, free))
	switch {
	case o.free != nil:
		o.list.Add(o.free.object)
	case o.open:
		o.list.Add(o.search.Object())
		found := o.found()
		for _, t := range headings {
			var buttons []fyne.CanvasObject
			for _, m := range t.measures {
				if slices.Contains(found, m) {
					b := small(explain.Measure(loc, m), "", func() { f.Ask(m) })
					b.Ceiling = 250
					buttons = append(buttons, b)
				}
			}
			if len(buttons) > 0 {
				o.list.Add(kit.Column(4, kit.Caption(loc.T("need.theme."+t.name)), kit.Flow(4, buttons...)))
			}
		}
		if len(found) == 0 {
			o.list.Add(kit.Caption(loc.T("need.nothing_found")).Wrapping())
		}
	}
	o.list.Refresh()
	if f.form != nil {
		f.form.Fit()
	}
}

// Find opens the list of what can be asked besides and looks for words in it.
func (f *Form) Find(words string) []data.Measure {
	f.offers.open, f.offers.free = true, nil
	f.offers.search.Fill(words)
	f.offers.show()
	return f.offers.found()
}
