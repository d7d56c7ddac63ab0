package plotform

import (
	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/geo"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// CutForm asks how wide the strip is that is taken out.
type CutForm struct {
	Object fyne.CanvasObject
	OnSave func(width geo.Metres)
	// OnWidth tells a width as it is typed; what it gives is said below the field.
	OnWidth  func(width geo.Metres) string
	OnCancel func()

	loc   *locale.Locale
	form  *kit.Form
	width *kit.TextField
}

// widest is the widest strip that anybody takes out of a plot.
const widest = 500

// NewCut makes the form; its field is width_m.
func NewCut(loc *locale.Locale, tips *kit.Tips, title, detail string, width geo.Metres, onWidth func(geo.Metres) string) *CutForm {
	f := &CutForm{loc: loc, OnWidth: onWidth}
	f.width = kit.NewTextField(loc.T("cut.width"), "", "", "m")
	f.width.Entry.OnChanged = func(string) { f.told() }
	words := kit.FormText{Title: title, Detail: detail, Save: loc.T("cut.save"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, map[string]kit.Field{"width_m": f.width}, kit.Column(12, f.width.Object()), f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	decimals := 0
	if width != geo.Metres(int(width)) {
		decimals = 1
	}
	f.width.Fill(loc.Number(float64(width), decimals))
	f.told()
	return f
}

// told says what the width typed would leave.
func (f *CutForm) told() {
	a := asking.Of(f.form, f.loc)
	if v := f.read(a); a.Rule == "" && f.OnWidth != nil {
		f.width.Hint(f.OnWidth(v))
		f.form.Fit()
	}
}

func (f *CutForm) read(a *asking.Answers) geo.Metres {
	v := a.Number("width_m", 1, nil)
	if v == nil || *v <= 0 || *v > widest {
		a.Wrong("width_m", "out_of_range")
		return 0
	}
	return geo.Metres(*v)
}

// Field finds a field.
func (f *CutForm) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why the width was refused.
func (f *CutForm) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save reads the width and, when it makes sense, tells OnSave.
func (f *CutForm) Save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}
