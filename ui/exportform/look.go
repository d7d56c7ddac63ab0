package exportform

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emprise/data/report"
	"emprise/geo/sheet"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// scales are the round denominators that are offered; a composition may have another.
var scales = []float64{500, 1000, 1500, 2000, 2500, 5000, 7500, 10_000, 15_000, 20_000, 25_000, 50_000, 75_000, 100_000, 150_000, 250_000}

// texts are the fields of what is said on the page.
func (f *Form) texts(tips *kit.Tips) fyne.CanvasObject {
	notes := f.entry("notes", kit.NewNotesField(f.loc.T("export.notes"), ""))
	title, subtitle := f.text("title", "export.page_title", ""), f.text("subtitle", "export.subtitle", "")
	f.ofTitled = append(f.ofTitled, title.Object())
	return kit.Column(10,
		title.Object(), subtitle.Object(), f.text("authority", "export.authority", "").Object(),
		kit.Column(6, f.text("logo", "export.logo", "").Object(), kit.Row(0, f.browser("logo", "export.browse_logo"))),
		kit.Halves(f.entry("meeting", kit.NewDayField(f.loc, tips, f.loc.T("export.meeting"), "")).Object(), f.text("draft", "export.draft", "export.draft_hint").Object()),
		notes.Object(), f.text("author", "export.author", "").Object(),
	)
}

// page are the fields of the paper and of what lies on it.
func (f *Form) page() fyne.CanvasObject {
	loc := f.loc
	paper := kit.NewChoiceField(loc.T("export.paper"), "", f.papers(), f.repapered)
	orientation := kit.NewChoiceField(loc.T("export.orientation"), "", []kit.Option{
		{Text: loc.T("export.own_paper")}, {Code: report.Landscape, Text: loc.T("export.landscape")}, {Code: report.Portrait, Text: loc.T("export.portrait")},
	}, f.changed)
	f.scale = kit.NewChoiceField(loc.T("export.scale"), "", f.scalesWith(0), f.changed)
	lang := kit.NewChoiceField(loc.T("export.language"), "", []kit.Option{{Code: "fr", Text: "français"}, {Code: "en", Text: "English"}}, f.changed)
	hint := loc.T("export.ground_none")
	if f.model.Ground != "" {
		hint = loc.T("export.ground_hint", "name", f.model.Ground)
	}
	ground := kit.NewMarkField(loc.T("export.ground"), hint, func(bool) { f.changed("") })
	f.fields["paper"], f.fields["orientation"], f.fields["scale"], f.fields["language"], f.fields["ground"] = paper, orientation, f.scale, lang, ground
	return kit.Column(10,
		kit.Halves(paper.Object(), orientation.Object()), kit.Halves(f.mapped(f.scale.Object()), lang.Object()), f.mapped(ground.Object()),
	)
}

// scalesWith offers the round scales, and another where it is none of them.
func (f *Form) scalesWith(another float64) []kit.Option {
	all := scales
	if another > 0 && !slices.Contains(all, another) {
		all = append(slices.Clone(all), another)
		slices.Sort(all)
	}
	out := []kit.Option{{Text: f.loc.T("export.scale_fit")}}
	for _, s := range all {
		out = append(out, kit.Option{Code: code(s), Text: f.loc.T("export.scale_of", "n", f.loc.Number(s, 0))})
	}
	return out
}

// code is a scale, or how fine a picture is, as a choice keeps it: "" for 0, what is usual.
func code(v float64) string {
	if v == 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func (f *Form) layering(tips *kit.Tips) fyne.CanvasObject {
	f.layers = newStack(f.loc, tips, f.model.Layers, func() { f.changed("") })
	f.fields["layers"] = f.layers
	return kit.Column(8, kit.Caption(f.loc.T("export.layers_hint")).Wrapping(), f.layers.Object())
}

func (f *Form) picking() fyne.CanvasObject {
	f.elements = kit.NewSetField("", f.loc.T("export.elements_hint"), asking.Options(f.loc, "export.element.", report.Elements()))
	f.elements.OnChange = func() { f.changed("") }
	f.fields["elements"] = f.elements
	return f.elements.Object()
}

// Request is what the fields say.
func (f *Form) Request() Request {
	value := func(id string) string { return f.fields[id].Value() }
	s := sheetOf(value("sheet"))
	r := Request{
		Sheet: s.Code, Public: value("public") == "yes", Ground: value("ground") == "yes", Lang: value("language"), Author: value("author"),
		Format: value("format"), Path: value("path"),
	}
	if s.About != "" {
		r.About = value("about")
	}
	if s.Atlas {
		r.Pages, r.Chosen = value("pages"), value("chosen") == "yes" && f.model.Chosen[s.Code] > 0
	}
	if r.Format == "png" {
		r.DPI, _ = strconv.Atoi(value("dots"))
	}
	r.Look = f.look()
	r.Look.Public = r.Public
	return r
}

// look is the composition that the fields say.
func (f *Form) look() report.Composition {
	value := func(id string) string { return f.fields[id].Value() }
	c := report.Composition{
		Title: value("title"), Subtitle: value("subtitle"), Authority: value("authority"), Logo: value("logo"), Meeting: value("meeting"),
		Draft: value("draft"), Notes: value("notes"), Paper: value("paper"), Orientation: value("orientation"),
	}
	if p, _ := sheet.PaperNamed(c.Paper); p.Screen() {
		c.Orientation = ""
	}
	c.Scale, _ = strconv.ParseFloat(value("scale"), 64)
	for _, e := range report.Elements() {
		if !slices.Contains(f.elements.Chosen(), e) {
			c.Hide = append(c.Hide, e)
		}
	}
	if c.Logo == f.logo.Logo {
		c.LogoPicture = f.logo.LogoPicture
	}
	c.HideLayers, c.ShowLayers, c.Legend = f.layers.wish()
	return c
}

// Take shows a request.
func (f *Form) Take(r Request) {
	f.still = true
	fill := func(id, text string) { f.fields[id].Fill(text) }
	fill("sheet", sheetOf(r.Sheet).Code)
	f.turned()
	fill("about", r.About)
	fill("chosen", yes(r.Chosen))
	fill("pages", r.Pages)
	fill("public", yes(r.Public))
	fill("ground", yes(r.Ground && f.model.Ground != ""))
	fill("language", r.Lang)
	fill("author", r.Author)
	fill("format", r.Format)
	fill("path", r.Path)
	f.takeLook(r.Look)
	f.papered()
	fill("dots", code(float64(r.DPI)))
	f.still = false
	if r.Path == "" {
		f.mine = ""
	}
	f.changed("")
}

func (f *Form) takeLook(c report.Composition) {
	f.logo = report.Composition{Logo: c.Logo, LogoPicture: c.LogoPicture}
	for id, text := range map[string]string{
		"title": c.Title, "subtitle": c.Subtitle, "authority": c.Authority, "logo": c.Logo, "meeting": c.Meeting, "draft": c.Draft, "notes": c.Notes,
		"paper": c.Paper, "orientation": c.Orientation,
	} {
		f.fields[id].Fill(text)
	}
	f.scale.Offer(f.scalesWith(c.Scale))
	f.scale.Fill(code(c.Scale))
	f.elements.Fill(strings.Join(slices.DeleteFunc(report.Elements(), c.Hides), ","))
	f.layers.take(c.HideLayers, c.ShowLayers, c.Legend)
}
