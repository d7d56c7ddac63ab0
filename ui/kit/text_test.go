package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"emprise/ui/kit"
	"emprise/ui/theme"
)

// drawn lists the texts of an object as they are painted, top to bottom.
func drawn(o fyne.CanvasObject) []string {
	var out []string
	switch o := o.(type) {
	case *canvas.Text:
		if o.Visible() {
			out = append(out, o.Text)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if child.Visible() {
				out = append(out, drawn(child)...)
			}
		}
	case *container.Scroll:
		out = append(out, drawn(o.Content)...)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			if child.Visible() {
				out = append(out, drawn(child)...)
			}
		}
	}
	return out
}

func stage(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
}

func TestTextIsCutWithAnEllipsis(t *testing.T) {
	stage(t)
	text := kit.Body("Parc d’activités de la Croix-Blanche").Cutting()
	text.Resize(fyne.NewSize(120, 20))
	got := drawn(text)
	if len(got) != 1 || !strings.HasSuffix(got[0], "…") || !strings.HasPrefix(got[0], "Parc") {
		t.Errorf("got %q", got)
	}
	if w := fyne.MeasureText(got[0], theme.TextBody, fyne.TextStyle{}).Width; w > 120 {
		t.Errorf("it takes %v of 120", w)
	}
	text.Resize(fyne.NewSize(400, 20))
	if got := drawn(text); got[0] != "Parc d’activités de la Croix-Blanche" {
		t.Errorf("with room enough: %q", got)
	}
}

func TestTextWrapsBetweenWordsAndKnowsItsHeight(t *testing.T) {
	stage(t)
	text := kit.Body("Superficie : 1,85 ha, il en faut au moins 2,00 ha").Wrapping()
	one, two := text.HeightFor(1000), text.HeightFor(200)
	if two <= one {
		t.Errorf("%v high at 200, %v at 1000", two, one)
	}
	text.Resize(fyne.NewSize(200, two))
	got := drawn(text)
	if strings.Join(got, " ") != text.Value {
		t.Errorf("words were lost: %q", got)
	}
	for _, line := range got {
		if w := fyne.MeasureText(line, theme.TextBody, fyne.TextStyle{}).Width; w > 201 {
			t.Errorf("%q takes %v of 200", line, w)
		}
	}
}

func TestAPageGivesItsColumnTheHeightItNeeds(t *testing.T) {
	stage(t)
	long := kit.Body(strings.Repeat("Lorem ipsum dolor sit amet. ", 30)).Wrapping()
	end := kit.Body("fin")
	page := kit.NewPage(kit.Pad(kit.All(10), kit.Column(8, long, end)))
	page.Resize(fyne.NewSize(220, 100))
	if want := 10 + long.HeightFor(200) + 8; end.Position().Y < long.HeightFor(200) || end.Position().Y > want {
		t.Errorf("the end is at %v, below %v", end.Position().Y, want)
	}
	if long.Size().Width != 200 {
		t.Errorf("the text is %v wide", long.Size().Width)
	}
}

func TestARowGivesTheRestToWhatGrows(t *testing.T) {
	stage(t)
	left, middle, right := kit.Space(20, 10), kit.Space(5, 10), kit.Space(30, 10)
	row := kit.Row(4, left, kit.Grow(middle), right)
	row.Resize(fyne.NewSize(200, 20))
	if w := middle.Size().Width; w != 200-20-30-8 {
		t.Errorf("the middle is %v wide", w)
	}
	if x := right.Position().X; x != 170 {
		t.Errorf("the right one is at %v", x)
	}
}

func TestTheDockKeepsItsCentre(t *testing.T) {
	stage(t)
	left, centre, right, bottom := kit.Space(0, 0), kit.Space(0, 0), kit.Space(0, 0), kit.Space(0, 0)
	d := kit.NewDock(left, centre, right, bottom, kit.Sizes{Left: 5000, Right: 300, Bottom: 5000, ShowBottom: true})
	d.Object.Resize(fyne.NewSize(1280, 800))
	if c := centre.Size(); c.Width < 200 || c.Height < 300 {
		t.Errorf("the centre is %v", c)
	}
	d.Set(kit.Sizes{Left: 250, Right: 300, HideLeft: true})
	if c := centre.Size(); c != fyne.NewSize(980, 800) {
		t.Errorf("without the left and the bottom, the centre is %v", c)
	}
}

func TestAButtonThatIsOffDoesNothing(t *testing.T) {
	stage(t)
	n := 0
	why := "rien à annuler"
	a := kit.Action{ID: "undo", Title: "Annuler", Shortcut: "Ctrl+Z", Disabled: func() string { return why }, Run: func() { n++ }}
	b := kit.ActionButton(a, kit.Plain, true, nil)
	test.Tap(b)
	if n != 0 {
		t.Error("it ran while it was off")
	}
	if !strings.Contains(b.Tip, why) {
		t.Errorf("the tip %q does not say why", b.Tip)
	}
	why = ""
	b.Update(a)
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n != 2 {
		t.Errorf("it ran %d times, not twice", n)
	}
}

func TestFieldsSayWhatTheyWereFilledWith(t *testing.T) {
	stage(t)
	options := []kit.Option{{Code: "a", Text: "Un"}, {Code: "b", Text: "Deux"}}
	for name, c := range map[string]struct {
		field kit.Field
		text  string
	}{
		"text":   {kit.NewTextField("Nom", "", "", "ha"), "12,5"},
		"notes":  {kit.NewNotesField("Notes", ""), "une\ndeux"},
		"choice": {kit.NewChoiceField("Choix", "", options, nil), "b"},
		"mark":   {kit.NewMarkField("Public", "", nil), "yes"},
		"set":    {kit.NewSetField("Plusieurs", "", options), "a,b"},
	} {
		c.field.Fill(c.text)
		if got := c.field.Value(); got != c.text {
			t.Errorf("%s: %q, not %q", name, got, c.text)
		}
		c.field.Complain("à remplir")
		c.field.Object().Resize(fyne.NewSize(300, c.field.Object().MinSize().Height))
		if got := drawn(c.field.Object()); got[len(got)-1] != "À remplir" {
			t.Errorf("%s: the complaint is not shown: %q", name, got)
		}
	}
}

// A Select knows what is chosen by its text, which two things may share.
func TestOptionsThatReadAlikeAreToldApart(t *testing.T) {
	stage(t)
	alike := []kit.Option{{Code: "a", Text: "Extension"}, {Code: "b", Text: "Extension"}, {Code: "c", Text: "Extension (2)"}}
	told := ""
	f := kit.NewChoiceField("Besoin", "", alike, func(code string) { told = code })
	for _, o := range alike {
		f.Fill(o.Code)
		if f.Value() != o.Code {
			t.Errorf("filled with %s, it is %q", o.Code, f.Value())
		}
	}
	f.Select.SetSelected(f.Select.Options[1])
	if f.Value() != "b" || told != "b" {
		t.Errorf("the second is chosen, %q is, %q is told", f.Value(), told)
	}
	f.Offer([]kit.Option{{Code: "z", Text: "Autre"}, alike[0], alike[1]})
	if f.Value() != "b" {
		t.Errorf("among others it is %q", f.Value())
	}
	f.Offer(nil)
	if f.Value() != "" || f.Select.Selected != "" {
		t.Errorf("of nothing %q is chosen", f.Value())
	}
}

func TestALongWordIsBrokenInside(t *testing.T) {
	stage(t)
	const name = "41175_PLU_20140603-zone_urba-l93-no-crs.geojson"
	text := kit.Body(name).Wrapping()
	text.Resize(fyne.NewSize(160, text.HeightFor(160)))
	lines := drawn(text)
	if len(lines) < 2 || strings.Join(lines, "") != name {
		t.Errorf("drawn as %q", lines)
	}
}
