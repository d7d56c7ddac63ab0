package exportform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/data/report"
	"emprise/geo/sheet"
	"emprise/ui/kit"
)

// papers are what sheets can be on; the first is that of each.
func (f *Form) papers() []kit.Option {
	return []kit.Option{
		{Text: f.loc.T("export.own_paper")},
		{Code: sheet.A3.Name, Text: f.loc.T("export.a3")},
		{Code: sheet.A4.Name, Text: f.loc.T("export.a4")},
		{Code: sheet.Wide.Name, Text: f.loc.T("export.wide")},
	}
}

// onScreen says whether the pages are for a screen: the paper is, and the sheet is no text.
func (f *Form) onScreen() bool {
	paper, _ := sheet.PaperNamed(f.fields["paper"].Value())
	s := sheetOf(f.fields["sheet"].Value())
	return paper.Screen() && (!s.Text || s.Code == string(report.TemplateDashboard))
}

// grain is the field of how fine a picture is.
func (f *Form) grain() fyne.CanvasObject {
	f.dots = kit.NewChoiceField(f.loc.T("export.dots"), "", f.grains(), f.changed)
	f.fields["dots"] = f.dots
	return f.dots.Object()
}

// grains are how fine a picture can be: as many dots an inch of paper, or as many pixels as screens have. The first is what is usual.
func (f *Form) grains() []kit.Option {
	if f.onScreen() {
		paper := sheet.Wide
		of := func(code string, dots int) kit.Option {
			width, height := paper.Pixels(dots)
			return kit.Option{Code: code, Text: f.loc.T("export.pixels", "width", strconv.Itoa(width), "height", strconv.Itoa(height))}
		}
		return []kit.Option{of("", paper.Dots()), of(strconv.Itoa(2*paper.Dots()), 2*paper.Dots())}
	}
	of := func(code string, dots int) kit.Option {
		return kit.Option{Code: code, Text: f.loc.T("export.dots_inch", "n", strconv.Itoa(dots))}
	}
	return []kit.Option{of("", report.DefaultDPI), of("150", report.DefaultDPI/2)}
}

// papered offers what the paper and the format have: a screen does not stand, and only pictures have dots.
func (f *Form) papered() {
	paper, _ := sheet.PaperNamed(f.fields["paper"].Value())
	kit.Show(f.fields["orientation"].Object(), !paper.Screen())
	kit.Show(f.dots.Object(), f.fields["format"].Value() == "png")
	f.dots.Offer(f.grains())
}
