package preferenceform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what is preferred.
type Model struct {
	Language string // "fr", "en"
	Theme    string // "", "light", "dark"
	Text     int    // size of texts, in per cent: one of Sizes
	Author   string
	CacheMB  int // most that basemaps take on the disk
	Degrees  bool
}

// Sizes are the sizes of texts that can be chosen, in per cent.
func Sizes() []int { return []int{100, 115, 130, 150} }

// Bounds of the cache, in megabytes.
const leastCache, mostCache = 32, 100_000

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(Model)
	OnCancel func()

	loc    *locale.Locale
	form   *kit.Form
	fields map[string]kit.Field
}

// New makes the form of what is preferred now.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc}
	sizes := make([]kit.Option, len(Sizes()))
	for i, s := range Sizes() {
		sizes[i] = kit.Option{Code: strconv.Itoa(s), Text: loc.Percent(float64(s)/100, 0)}
	}
	f.fields = map[string]kit.Field{
		"language": kit.NewChoiceField(loc.T("preference.language"), "", []kit.Option{{Code: "fr", Text: "Français"}, {Code: "en", Text: "English"}}, nil),
		"theme": kit.NewChoiceField(loc.T("preference.theme"), "", []kit.Option{
			{Code: "", Text: loc.T("op.theme_system")}, {Code: "light", Text: loc.T("op.theme_light")}, {Code: "dark", Text: loc.T("op.theme_dark")},
		}, nil),
		"text":    kit.NewChoiceField(loc.T("preference.text"), "", sizes, nil),
		"author":  kit.NewTextField(loc.T("preference.author"), loc.T("preference.author_hint"), "", ""),
		"cache":   kit.NewTextField(loc.T("preference.cache"), loc.T("preference.cache_hint"), "", loc.T("preference.megabytes")),
		"degrees": kit.NewMarkField(loc.T("preference.degrees"), "", nil),
	}
	body := kit.Column(12)
	for id, value := range map[string]string{
		"language": m.Language, "theme": m.Theme, "text": strconv.Itoa(m.Text), "author": m.Author, "cache": strconv.Itoa(m.CacheMB), "degrees": mark(m.Degrees),
	} {
		f.fields[id].Fill(value)
	}
	for _, id := range []string{"language", "theme", "text", "author", "degrees", "cache"} {
		body.Add(f.fields[id].Object())
	}
	words := asking.Text(loc, loc.T("op.preferences"), "")
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	return f
}

func mark(on bool) string {
	if on {
		return "yes"
	}
	return ""
}

// Field finds a field: language, theme, text, author, cache, degrees.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why it was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}

func (f *Form) read(a *asking.Answers) Model {
	a.Needed("cache")
	m := Model{Language: a.Text("language"), Theme: a.Text("theme"), Text: Sizes()[0], Author: a.Text("author"), Degrees: a.Yes("degrees")}
	if cache := a.Number("cache", 1, nil); cache != nil {
		if m.CacheMB = int(*cache); *cache < leastCache || *cache > mostCache {
			a.Wrong("cache", "out_of_range")
		}
	}
	if size, err := strconv.Atoi(a.Text("text")); err == nil {
		m.Text = size
	}
	return m
}
