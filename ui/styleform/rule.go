package styleform

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/data/symbology"
	"emprise/geo/style"
	"emprise/ui/kit"
)

// mostRules is how many conditions can be written.
const mostRules = 8

// rule is one condition with the words and the colour of what it takes.
type rule struct {
	where  *kit.TextField
	name   *kit.Entry
	colour *kit.SwatchField
}

// askRules asks for conditions; the first that is true is worn.
func (f *Form) askRules() {
	f.more = kit.Column(14)
	add := kit.NewButton(f.loc.T("styling.rule_add"), "add", kit.Quiet, func() {
		f.addRule("", "", symbology.Qualitative()[len(f.rules)%len(symbology.Qualitative())])
		f.form.Fit()
	})
	add.Small, add.Left = true, true
	hint := kit.Caption(f.loc.T("styling.rule_hint")).Wrapping()
	f.parts[style.SortRules] = []fyne.CanvasObject{kit.Column(8, hint, f.more, kit.Row(0, add))}
}

func (f *Form) addRule(where, name string, c color.NRGBA) {
	if len(f.rules) == mostRules {
		return
	}
	n := strconv.Itoa(len(f.rules) + 1)
	r := rule{
		where: kit.NewTextField(f.loc.T("styling.rule", "n", n), "", f.loc.T("styling.rule_example"), ""), name: kit.NewEntry(),
	}
	r.where.Entry.OnChanged = func(string) { f.changed() }
	r.name.SetPlaceHolder(f.loc.T("styling.rule_name"))
	r.name.OnChanged = func(string) { f.changed() }
	r.colour = kit.NewSwatchField("", "", symbology.Qualitative(), f.changed)
	quiet := f.quiet
	f.quiet = true
	r.where.Fill(where)
	r.name.SetText(name)
	r.colour.Fill(kit.SwatchValue(c))
	f.quiet = quiet
	f.fields["rule"+n], f.fields["rule_colour"+n] = r.where, r.colour
	f.rules = append(f.rules, r)
	f.more.Add(kit.Column(6, r.where.Object(), r.name, r.colour.Object()))
}
