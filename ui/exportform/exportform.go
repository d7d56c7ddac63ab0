package exportform

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/kit"
)

// Request is what is asked.
type Request struct {
	Sheet  string // the template, as report.Template has it; "" for the overview
	NeedID string // ranking to print beside the map, "" for the plain overview
	Paper  string // "A3", "A4"
	Public bool
	Ground bool // the basemap that the map shows is printed below it
	Lang   string
	Author string
	Format string // the extension: "pdf", "svg", "png"
	Path   string

	Replace []string // the files that are there of which it was asked
}

// Model is what the form begins with.
type Model struct {
	Needs   []data.Need
	Ground  string // the name of the basemap that the map shows, "" when it shows none
	Request Request
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnExport func(Request)
	OnBrowse func(path string) // wants a file to be chosen; the answer comes back through Field("path").Fill
	OnCancel func()

	form   *kit.Form
	loc    *locale.Locale
	fields map[string]kit.Field
	asked  string   // the path of which it was asked whether to replace it
	there  []string // the files that stood there
}

// formats are the extensions of all that a sheet can be written as.
var formats = []string{".pdf", ".svg", ".png"}

// The templates that are offered beside the overview, and those that are about a need.
var (
	templates = []string{"plot", "zone", "allocation", "projects", "sources"}
	ofNeeds   = []string{"compare", "why-not"}
)

// sheetCode is a choice of the list: a need alone stands for its ranking.
func sheetCode(template, need string) string {
	if template == "" {
		return need
	}
	return "@" + template + ":" + need
}

func sheetOf(code string) (template, need string) {
	if rest, ok := strings.CutPrefix(code, "@"); ok {
		template, need, _ = strings.Cut(rest, ":")
		return template, need
	}
	return "", code
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, fields: map[string]kit.Field{}}
	sheets := []kit.Option{{Text: loc.T("export.overview")}}
	for _, of := range templates {
		sheets = append(sheets, kit.Option{Code: sheetCode(of, ""), Text: loc.T("export.template." + of)})
	}
	for _, n := range m.Needs {
		sheets = append(sheets, kit.Option{Code: n.ID, Text: loc.T("export.ranking", "need", n.Title)})
		for _, of := range ofNeeds {
			sheets = append(sheets, kit.Option{Code: sheetCode(of, n.ID), Text: loc.T("export.template."+of, "need", n.Title)})
		}
	}
	sheet := kit.NewChoiceField(loc.T("export.sheet"), loc.T("export.sheet_hint"), sheets, nil)
	paper := kit.NewChoiceField(loc.T("export.paper"), "", []kit.Option{
		{Text: loc.T("export.own_paper")}, {Code: "A3", Text: loc.T("export.a3")}, {Code: "A4", Text: loc.T("export.a4")},
	}, nil)
	lang := kit.NewChoiceField(loc.T("export.language"), "", []kit.Option{{Code: "fr", Text: "français"}, {Code: "en", Text: "English"}}, nil)
	format := kit.NewChoiceField(loc.T("export.format"), "", []kit.Option{
		{Code: "pdf", Text: loc.T("export.format_pdf")}, {Code: "svg", Text: loc.T("export.format_svg")}, {Code: "png", Text: loc.T("export.format_png")},
	}, nil)
	author := kit.NewTextField(loc.T("export.author"), "", "", "")
	public := kit.NewMarkField(loc.T("export.public"), loc.T("export.public_hint"), nil)
	ground := kit.NewMarkField(loc.T("export.ground"), loc.T("export.ground_none"), nil)
	if m.Ground != "" {
		ground = kit.NewMarkField(loc.T("export.ground"), loc.T("export.ground_hint", "name", m.Ground), nil)
	}
	path := kit.NewTextField(loc.T("export.file"), "", "", "")
	browse := kit.NewButton(loc.T("export.browse"), "folder", kit.Plain, func() { f.OnBrowse(path.Value()) })
	browse.Small = true
	f.fields["sheet"], f.fields["paper"], f.fields["language"], f.fields["format"] = sheet, paper, lang, format
	f.fields["author"], f.fields["public"], f.fields["ground"], f.fields["path"] = author, public, ground, path

	body := kit.Column(12,
		sheet.Object(), kit.Halves(paper.Object(), lang.Object()), author.Object(), public.Object(), ground.Object(),
		format.Object(), kit.Column(6, path.Object(), kit.Row(0, browse)), kit.Caption(loc.T("export.contents")).Wrapping(),
	)
	words := kit.FormText{
		Title: loc.T("export.title"), Detail: loc.T("export.detail"), Save: loc.T("export.run"), Cancel: loc.T("form.cancel"),
	}
	f.form = kit.NewForm(words, f.fields, body, f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object

	sheet.Fill(sheetCode(m.Request.Sheet, m.Request.NeedID))
	paper.Fill(m.Request.Paper)
	lang.Fill(m.Request.Lang)
	author.Fill(m.Request.Author)
	format.Fill(m.Request.Format)
	path.Fill(m.Request.Path)
	if m.Request.Public {
		public.Fill("yes")
	}
	if m.Request.Ground && m.Ground != "" {
		ground.Fill("yes")
	}
	return f
}

// Field finds a field: sheet, paper, language, author, public, ground, format, path.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why nothing was written.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

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

// Save does what the button does.
func (f *Form) Save() { f.save() }

func (f *Form) save() {
	f.form.Complain("", "")
	f.form.Mend("", nil)
	f.form.NameSave(f.loc.T("export.run"))
	value := func(id string) string { return f.fields[id].Value() }
	of, need := sheetOf(value("sheet"))
	r := Request{
		Sheet: of, NeedID: need, Paper: value("paper"), Public: value("public") == "yes", Ground: value("ground") == "yes", Lang: value("language"),
		Author: value("author"), Format: value("format"), Path: value("path"),
	}
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
