package dataform

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Everything is the subject that stands for all rows of the project.
const Everything = "everything"

// Subject is what can be chosen.
type Subject struct {
	Name    string
	Title   string
	Located bool // GeoJSON can hold it
	Secret  bool // nothing of it leaves for the outside
}

// Request is what is asked.
type Request struct {
	Subject  string
	Form     string // an extension without its dot, or "standard:" and the ID of one
	Internal bool
	Bare     bool // CSV without the mark of UTF-8
	Folder   bool // opened afterwards
	Replace  bool // the file that is there
	Path     string
}

// Model is what the form begins with.
type Model struct {
	Subjects  []Subject
	Standards []kit.Option // by "standard:" and ID
	Forms     []string
	Folder    string
	Request   Request
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnExport func(Request)
	OnBrowse func(path, ext string) // wants a file to be chosen; the answer comes back through Field("path").Fill
	OnCancel func()

	form    *kit.Form
	loc     *locale.Locale
	model   Model
	fields  map[string]kit.Field
	offered string // the path that the form proposed
	asked   string // the path of which it was asked whether to replace it
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}}
	var subjects []kit.Option
	for _, s := range m.Subjects {
		subjects = append(subjects, kit.Option{Code: s.Name, Text: s.Title})
	}
	forms := append(asking.Options(loc, "data.form.", m.Forms), m.Standards...)
	subject := kit.NewChoiceField(loc.T("data.subject"), "", subjects, func(string) { f.propose() })
	form := kit.NewChoiceField(loc.T("data.form"), "", forms, func(string) { f.propose() })
	reader := kit.NewChoiceField(loc.T("data.reader"), loc.T("data.reader_hint"), []kit.Option{
		{Code: "public", Text: loc.T("sheet.public")}, {Code: "internal", Text: loc.T("sheet.internal")},
	}, func(string) { f.propose() })
	bare := kit.NewMarkField(loc.T("data.bare"), loc.T("data.bare_hint"), nil)
	folder := kit.NewMarkField(loc.T("data.open_folder"), "", nil)
	path := kit.NewTextField(loc.T("data.file"), "", "", "")
	browse := kit.NewButton(loc.T("export.browse"), "folder", kit.Plain, func() { f.OnBrowse(path.Value(), f.ext()) })
	browse.Small = true
	f.fields["subject"], f.fields["form"], f.fields["reader"] = subject, form, reader
	f.fields["bare"], f.fields["folder"], f.fields["path"] = bare, folder, path
	body := kit.Column(12,
		subject.Object(), form.Object(), reader.Object(), kit.Column(6, path.Object(), kit.Row(0, browse)), bare.Object(), folder.Object(),
		kit.Caption(loc.T("data.contents")).Wrapping(),
	)
	words := kit.FormText{Title: loc.T("data.title"), Detail: loc.T("data.detail"), Save: loc.T("export.run"), Cancel: loc.T("form.cancel")}
	f.form = kit.NewForm(words, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object

	r := m.Request
	subject.Fill(r.Subject)
	form.Fill(r.Form)
	reader.Fill(map[bool]string{false: "public", true: "internal"}[r.Internal])
	if r.Bare {
		bare.Fill("yes")
	}
	if r.Folder {
		folder.Fill("yes")
	}
	f.propose()
	return f
}

// Field finds a field: subject, form, reader, bare, folder, path.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why nothing was written.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Mend offers the way to what stands against it; an empty text takes it away.
func (f *Form) Mend(text string, run func()) { f.form.Mend(text, run) }

// Save does what the button does.
func (f *Form) Save() { f.save() }

func (f *Form) value(id string) string { return f.fields[id].Value() }

// ext is the extension of the form that is chosen.
func (f *Form) ext() string {
	if form := f.value("form"); !strings.HasPrefix(form, "standard:") {
		return "." + form
	}
	return ".gpkg"
}

// propose names the file after what is chosen, unless a name was typed: the name says for whom it is.
func (f *Form) propose() {
	if f.form == nil {
		return
	}
	f.asked = ""
	kit.Show(f.fields["subject"].Object(), !strings.HasPrefix(f.value("form"), "standard:")) // a standard says itself what it holds
	kit.Show(f.fields["bare"].Object(), f.value("form") == "csv")
	f.form.Fit()
	f.form.NameSave(f.loc.T("export.run"))
	name := ""
	for _, s := range f.model.Subjects {
		if s.Name == f.value("subject") {
			name = s.Title
		}
	}
	if form := f.value("form"); strings.HasPrefix(form, "standard:") {
		name = strings.ToUpper(strings.TrimPrefix(form, "standard:"))
	}
	if f.value("reader") == "internal" {
		name = f.loc.T("data.internal_name", "name", name)
	}
	path := f.value("path")
	if path != "" && path != f.offered {
		f.fields["path"].Fill(strings.TrimSuffix(path, filepath.Ext(path)) + f.ext())
		return
	}
	f.offered = filepath.Join(f.model.Folder, data.TitleName(name, f.ext()))
	f.fields["path"].Fill(f.offered)
}

// Mends is the way that is offered, "" when none is.
func (f *Form) Mends() (text string, run func()) { return f.form.Mends() }

// AskReplace says that there are such files, one at least, and takes the next press of the button for the answer, while the path is this.
func (f *Form) AskReplace(path string, files []string) {
	f.asked = path
	f.form.Complain("path", f.loc.N("data.replace_hint", len(files), "file", filepath.Base(files[0])))
	f.form.NameSave(f.loc.T("data.replace"))
}

func (f *Form) save() {
	f.form.Complain("", "")
	f.form.Mend("", nil)
	f.form.NameSave(f.loc.T("export.run"))
	r := Request{
		Subject: f.value("subject"), Form: f.value("form"), Internal: f.value("reader") == "internal", Bare: f.value("bare") == "yes",
		Folder: f.value("folder") == "yes", Path: strings.TrimSpace(f.value("path")),
	}
	if r.Path == "" {
		f.form.Complain("path", f.loc.T("invalid.required"))
		return
	}
	if !strings.EqualFold(filepath.Ext(r.Path), f.ext()) {
		r.Path += f.ext()
		f.fields["path"].Fill(r.Path)
	}
	if !strings.HasPrefix(r.Form, "standard:") {
		for _, s := range f.model.Subjects {
			if s.Name != r.Subject {
				continue
			}
			if r.Form == "geojson" && !s.Located {
				f.form.Complain("form", f.loc.T("outgoing.form.no_shapes", "file", filepath.Base(r.Path)))
				return
			}
			if s.Secret && !r.Internal {
				f.form.Complain("reader", f.loc.T("outgoing.secret", "what", s.Title))
				return
			}
		}
	}
	r.Replace = f.asked == r.Path
	f.OnExport(r)
}
