package exportform

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/report"
	"emprise/ui/kit"
)

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnChange func() // Request gives something else; nil tells nobody
	OnExport func(Request)
	OnBrowse func(field string) // wants a file to be chosen for "path" or "logo"; the answer comes back through Field(field).Fill
	OnCancel func()

	OnKept      func(id string)   // a composition of the project was chosen
	OnKeep      func(name string) // under that name, in the place of the one that has it
	OnRename    func(id, name string)
	OnDrop      func(id string)
	OnReadFile  func()
	OnWriteFile func()

	form     *kit.Form
	loc      *locale.Locale
	model    Model
	fields   map[string]kit.Field
	sections map[string]*kit.Section // that fields lie in, by field
	asked    string                  // the path of which it was asked whether to replace it
	there    []string                // the files that stood there
	mine     string                  // the path that was proposed last
	logo     report.Composition      // what was taken up of the logo: its picture holds while the field says its name
	still    bool                    // fields are being filled: nobody is told

	kept, about, scale, dots *kit.ChoiceField
	name                     *kit.TextField
	keep, rename, drop       *kit.Button
	fixed                    bool
	layers                   *stack
	elements                 *kit.SetField
	ofAtlas, ofMap, ofTitled []fyne.CanvasObject // what only some sheets have
}

// formats are the extensions of all that a sheet can be written as.
var formats = []string{".pdf", ".svg", ".png"}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}, sections: map[string]*kit.Section{}}
	var sheets []kit.Option
	for _, s := range Sheets() {
		if s.About == "" || len(m.About[s.About]) > 0 {
			sheets = append(sheets, kit.Option{Code: s.Code, Text: loc.T("export.sheet." + s.Code)})
		}
	}
	sheet := kit.NewChoiceField(loc.T("export.sheet"), "", sheets, func(string) { f.turned() })
	f.about = kit.NewChoiceField(loc.T("export.about"), "", nil, f.changed)
	chosen := kit.NewMarkField(loc.T("export.chosen"), "", func(bool) { f.changed("") })
	pages := f.text("pages", "export.pages", "export.pages_hint")
	public := kit.NewChoiceField(loc.T("export.public"), loc.T("export.public_hint"), []kit.Option{
		{Text: loc.T("export.version_internal")}, {Code: "yes", Text: loc.T("export.version_public")},
	}, f.changed)
	format := kit.NewChoiceField(loc.T("export.format"), "", []kit.Option{
		{Code: "pdf", Text: loc.T("export.format_pdf")}, {Code: "svg", Text: loc.T("export.format_svg")}, {Code: "png", Text: loc.T("export.format_png")},
	}, f.repapered)
	path := kit.NewTextField(loc.T("export.file"), "", "", "")
	browse := f.browser("path", "export.browse")
	for id, field := range map[string]kit.Field{"sheet": sheet, "about": f.about, "chosen": chosen, "public": public, "format": format, "path": path} {
		f.fields[id] = field
	}
	f.ofAtlas = []fyne.CanvasObject{chosen.Object(), pages.Object()}

	body := kit.Column(12,
		sheet.Object(), f.about.Object(), chosen.Object(), pages.Object(), public.Object(),
		kit.Column(0,
			f.section("export.section_kept", func() fyne.CanvasObject { return f.keeping(m) }),
			f.section("export.section_texts", func() fyne.CanvasObject { return f.texts(tips) }),
			f.section("export.section_page", f.page),
			f.mapped(f.section("export.section_layers", func() fyne.CanvasObject { return f.layering(tips) })),
			f.mapped(f.section("export.section_elements", f.picking)),
			kit.Hairline(),
		),
		format.Object(), f.grain(), kit.Column(6, path.Object(), kit.Row(0, browse)), kit.Caption(loc.T("export.contents")).Wrapping(),
	)
	words := kit.FormText{
		Title: loc.T("export.title"), Detail: loc.T("export.detail"), Save: loc.T("export.run"), Cancel: loc.T("form.cancel"),
	}
	f.form = kit.NewForm(words, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.Take(m.Request)
	return f
}

// text makes an entry that tells when it changes.
func (f *Form) text(id, label, hint string) *kit.TextField {
	if hint != "" {
		hint = f.loc.T(hint)
	}
	return f.entry(id, kit.NewTextField(f.loc.T(label), hint, "", ""))
}

func (f *Form) entry(id string, t *kit.TextField) *kit.TextField {
	t.Entry.OnChanged = f.changed
	f.fields[id] = t
	return t
}

func (f *Form) browser(field, label string) *kit.Button {
	b := kit.NewButton(f.loc.T(label), "folder", kit.Plain, func() { f.OnBrowse(field) })
	b.Small = true
	return b
}

// section makes a part of the form that opens and closes, and notes which fields lie in it.
func (f *Form) section(key string, body func() fyne.CanvasObject) fyne.CanvasObject {
	before := maps.Clone(f.fields)
	s := kit.NewSection(f.loc.T(key), body())
	for id := range f.fields {
		if before[id] == nil {
			f.sections[id] = s
		}
	}
	s.OnFlip = func() { f.form.Fit() }
	return s.Object
}

// mapped notes what only sheets with a map have.
func (f *Form) mapped(o fyne.CanvasObject) fyne.CanvasObject {
	f.ofMap = append(f.ofMap, o)
	return o
}

// Field finds a field by its name in Request or in its composition.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows what is wrong, at its field, which is brought into sight.
func (f *Form) Complain(field, sentence string) {
	if s := f.sections[field]; s != nil && sentence != "" && !s.Open() {
		s.Flip()
	}
	f.form.Complain(field, sentence)
}

// Unfold opens all parts of the form.
func (f *Form) Unfold() {
	for _, s := range f.sections {
		if !s.Open() {
			s.Flip()
		}
	}
}

// Mend offers the way to what stands against it; an empty text takes it away.
func (f *Form) Mend(text string, run func()) { f.form.Mend(text, run) }

// Mends is the way that is offered, "" when none is.
func (f *Form) Mends() (text string, run func()) { return f.form.Mends() }

// AskReplace says that there are such files, one at least, and takes the next press of the button for the answer, while the path is this.
func (f *Form) AskReplace(path string, files []string) {
	f.asked, f.there = path, files
	f.form.Complain("path", f.loc.N("data.replace_hint", len(files), "file", filepath.Base(files[0])))
	f.form.NameSave(f.loc.T("data.replace"))
}

// turned brings the form to another sheet: what it is about, for whom it was last, which fields it has.
func (f *Form) turned() {
	s := sheetOf(f.fields["sheet"].Value())
	still := f.still
	f.still = true
	f.about.Offer(f.model.About[s.About])
	if !still {
		f.fields["public"].Fill(yes(f.model.Public[s.Code]))
	}
	f.still = still
	kit.Show(f.about.Object(), s.About != "")
	for _, o := range f.ofAtlas {
		kit.Show(o, s.Atlas)
	}
	kit.Show(f.ofAtlas[0], s.Atlas && f.model.Chosen[s.Code] > 0)
	if n := f.model.Chosen[s.Code]; n > 0 {
		f.fields["chosen"].(*kit.MarkField).Check.SetText(f.loc.N("export.chosen."+s.Code, n))
	}
	for _, o := range f.ofMap {
		kit.Show(o, !s.Text)
	}
	for _, o := range f.ofTitled {
		kit.Show(o, !s.Atlas)
	}
	if f.form != nil {
		f.form.Fit()
	}
	f.repapered("")
}

// repapered is changed for another sheet, paper or format.
func (f *Form) repapered(string) {
	if !f.still && f.form != nil {
		f.papered()
	}
	f.changed("")
}

// changed proposes another name of the file, unless one was typed, and tells.
func (f *Form) changed(string) {
	if f.still || f.form == nil {
		return
	}
	if path := f.fields["path"]; path.Value() == f.mine {
		f.mine = f.proposed()
		path.Fill(f.mine)
		path.(*kit.TextField).Hint(filepath.Base(f.mine))
	}
	if f.OnChange != nil {
		f.OnChange()
	}
}

// proposed is the path of a file named after what is in it and for whom.
func (f *Form) proposed() string {
	r := f.Request()
	parts := []string{f.fields["sheet"].(*kit.ChoiceField).Select.Selected}
	if r.Look.Title != "" && !sheetOf(r.Sheet).Atlas {
		parts = []string{r.Look.Title}
	} else if r.About != "" {
		parts = append(parts, f.about.Select.Selected)
	}
	for i, p := range parts {
		p, _, _ = strings.Cut(p, ", ") // what a sheet is, without how it is made
		parts[i] = p
	}
	reader := "export.file_internal"
	if r.Public {
		reader = "export.file_public"
	}
	ending := " - " + f.loc.T(reader)
	name := []rune(data.TitleName(strings.Join(parts, " - "), ""))
	const most = 60 // a name that is read in a list of files
	if len(name) > most {
		head := string(name[:most])
		if end := strings.LastIndexByte(head, ' '); end > 0 && name[most] != ' ' {
			head = head[:end] // no word is cut
		}
		name = []rune(strings.TrimRight(head, " .-"))
	}
	return filepath.Join(f.model.Folder, string(name)+ending+"."+r.Format)
}

// Save does what the button does.
func (f *Form) Save() { f.save() }

func (f *Form) save() {
	f.form.Complain("", "")
	f.form.Mend("", nil)
	f.form.NameSave(f.loc.T("export.run"))
	r := f.Request()
	if r.Path == "" {
		f.form.Complain("path", f.loc.T("invalid.required"))
		return
	}
	if ext := filepath.Ext(r.Path); !strings.EqualFold(ext, "."+r.Format) {
		if slices.Contains(formats, strings.ToLower(ext)) { // that of the format chosen before
			r.Path = strings.TrimSuffix(r.Path, ext)
		}
		r.Path += "." + r.Format
		f.fields["path"].Fill(r.Path)
	}
	if f.asked == r.Path {
		r.Replace = f.there
	}
	f.OnExport(r)
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}
