package kit

import (
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/theme"
)

// Text is a run of text in one style, with no space around it: cut with an ellipsis when there is not enough room, or
// wrapped between words.
type Text struct {
	widget.BaseWidget
	once
	Value    string
	TextSize fyne.ThemeSizeName
	Colour   fyne.ThemeColorName
	Bold     bool
	Italic   bool
	Wrap     bool
	Most     int // the most lines when it wraps, the last of which is cut; 0 is no bound
	Align    fyne.TextAlign
	Floor    float32 // the least width; 0 takes the whole text, or next to nothing when it may be cut or wrapped
	Ceiling  float32 // the most width that it asks for, when it neither wraps nor may be cut to nothing; 0 is no bound
	Cut      bool    // may be cut: asks for no width of its own

	wrapped float32 // width for which the last height was asked
	line    float32 // the height of one
	sized   letters // of which line is the height
	broken  []string
	by      breaking // of which broken are the lines
}

// breaking is all that the lines of a text follow from. A layout asks many times for the same ones, and to measure text is slow.
type breaking struct {
	value string
	width float32
	letters
	most int
	wrap bool
}

type letters struct {
	size  float32
	style fyne.TextStyle
}

// Body is a text of the common size.
func Body(s string) *Text { return newText(s, fynetheme.SizeNameText, fynetheme.ColorNameForeground) }

// Caption is a small text of second rank.
func Caption(s string) *Text { return newText(s, fynetheme.SizeNameCaptionText, theme.Muted) }

// Lead is a text that heads a section.
func Lead(s string) *Text {
	t := newText(s, fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground)
	t.Bold = true
	return t
}

// Title is a text that heads a page.
func Title(s string) *Text {
	t := newText(s, fynetheme.SizeNameHeadingText, fynetheme.ColorNameForeground)
	t.Bold = true
	return t
}

func newText(s string, size fyne.ThemeSizeName, colour fyne.ThemeColorName) *Text {
	t := &Text{Value: s, TextSize: size, Colour: colour}
	t.ExtendBaseWidget(t)
	return t
}

// Wrapping makes the text wrap.
func (t *Text) Wrapping() *Text { t.Wrap = true; return t }

// Cutting makes the text give way when there is not enough room.
func (t *Text) Cutting() *Text { t.Cut = true; return t }

// Quiet gives the text the ink of second rank.
func (t *Text) Quiet() *Text { t.Colour = theme.Muted; return t }

// Set changes the text.
func (t *Text) Set(s string) {
	if t.Value != s {
		t.Value = s
		t.Refresh()
	}
}

// lineSpacing is the distance of two baselines in heights of a line.
const lineSpacing = 1.06

// HeightFor is the height the text needs when it may be so wide.
func (t *Text) HeightFor(width float32) float32 {
	t.wrapped = width
	lines := 1
	if t.Wrap && width > 0 {
		lines = len(t.lines(width))
	}
	h := t.lineHeight()
	return h + float32(lines-1)*h*lineSpacing
}

// ReadSlanted reads the slanted face, for which the first text that has it would have to wait.
func ReadSlanted() { fyne.MeasureText("Ég", fynetheme.TextSize(), fyne.TextStyle{Italic: true}) }

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold, Italic: t.Italic} }

func (t *Text) letters() letters { return letters{fynetheme.Size(t.TextSize), t.style()} }

func (t *Text) width(s string) float32 { return widthOf(s, t.letters()) }

func (t *Text) lineHeight() float32 {
	if l := t.letters(); l != t.sized {
		t.line, t.sized = fyne.MeasureText("Ég", l.size, l.style).Height, l
	}
	return t.line
}

// lines is the text in lines that are no wider than that, one when it does not wrap. They are not to be changed.
func (t *Text) lines(width float32) []string {
	by := breaking{t.Value, width, t.letters(), t.Most, t.Wrap}
	if t.broken == nil || t.by != by {
		t.by = by
		if t.Wrap {
			t.broken = t.breakLines(width)
		} else {
			t.broken = []string{t.cut(t.Value, width)}
		}
	}
	return t.broken
}

// breakLines breaks the text between words, and a word that is too long for a line, such as the name of a file, inside.
func (t *Text) breakLines(width float32) []string {
	var lines []string
	for _, paragraph := range strings.Split(t.Value, "\n") {
		words := slices.DeleteFunc(locale.Words(paragraph), func(word string) bool { return word == "" })
		for {
			n := t.room(words, width)
			if n == len(words) {
				lines = append(lines, strings.Join(words, " "))
				break
			}
			if n > 0 {
				lines, words = append(lines, strings.Join(words[:n], " ")), words[n:]
				continue
			}
			if head := t.fit(words[0], width); head != "" {
				lines, words[0] = append(lines, head), words[0][len(head):]
				continue
			}
			if lines, words = append(lines, words[0]), words[1:]; len(words) == 0 {
				break
			}
		}
	}
	if t.Most > 0 && len(lines) > t.Most {
		lines[t.Most-1] = t.cut(strings.Join(lines[t.Most-1:], " "), width)
		lines = lines[:t.Most]
	}
	return lines
}

// room is how many of some words stand on a line.
func (t *Text) room(words []string, width float32) int {
	long, between := float32(0), t.width(" ")
	for i, word := range words {
		if i > 0 {
			long += between
		}
		if long += t.width(word); long > width+0.5 {
			return i
		}
	}
	return len(words)
}

// most is how many of n things have room, found from the share of all that might have: to measure a text is slow.
func most(n int, share float64, room func(n int) bool) int {
	lo, hi := 0, n // so many have room, and one more than so many have not
	for at, step := int(math.Round(float64(n)*share)), 1; lo < hi; step *= 2 {
		if at <= lo || at > hi {
			at = (lo + hi + 1) / 2
		}
		if room(at) {
			lo, at = at, at+step
		} else {
			hi, at = at-1, at-step
		}
	}
	return lo
}

// fit is as much of the beginning of a word as a line holds, "" when it holds all of it or so little that breaking is no help.
func (t *Text) fit(word string, width float32) string {
	const least = 8 // letters
	runes := []rune(word)
	long := t.width(word)
	if len(runes) <= least || long <= width+0.5 {
		return ""
	}
	n := most(len(runes), float64(width/long), func(n int) bool { return t.width(string(runes[:n])) <= width })
	if n < least {
		return ""
	}
	return string(runes[:n])
}

// cut shortens a text to a width, ending it with an ellipsis.
func (t *Text) cut(text string, width float32) string {
	long := t.width(text)
	if long <= width+0.5 {
		return text
	}
	runes := []rune(text)
	shortened := func(n int) string { return strings.TrimRight(string(runes[:n]), " ") + "…" }
	n := most(len(runes), float64(width/long), func(n int) bool { return t.width(shortened(n)) <= width })
	if n == 0 {
		return ""
	}
	return shortened(n)
}

// Refresh implements fyne.Widget.
func (t *Text) Refresh() { t.again(t.BaseWidget.Refresh) }

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.drawn = true
	r := &textRenderer{text: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	text  *Text
	lines []*canvas.Text
}

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.lines))
	for i, l := range r.lines {
		objects[i] = l
	}
	return objects
}

func (r *textRenderer) MinSize() fyne.Size {
	t := r.text
	switch {
	case t.Wrap:
		width := t.wrapped
		if width == 0 {
			width = t.BaseWidget.Size().Width
		}
		if width == 0 {
			width = 1e6
		}
		return fyne.NewSize(t.Floor, t.HeightFor(width))
	case t.Cut:
		return fyne.NewSize(t.Floor, t.lineHeight())
	}
	width := t.width(t.Value)
	if t.Ceiling > 0 {
		width = min(width, t.Ceiling)
	}
	return fyne.NewSize(max(t.Floor, width), t.lineHeight())
}

func (r *textRenderer) Layout(size fyne.Size) {
	if size.Width <= 0 { // not placed yet, or no longer
		r.lines = nil
		return
	}
	t := r.text
	lines := t.lines(size.Width)
	for len(r.lines) < len(lines) {
		r.lines = append(r.lines, canvas.NewText("", nil))
	}
	r.lines = r.lines[:len(lines)]
	h := t.lineHeight()
	total := h + float32(len(lines)-1)*h*lineSpacing
	top := max(0, (size.Height-total)/2)
	if t.Wrap {
		top = 0
	}
	for i, s := range lines {
		l := r.lines[i]
		l.Text, l.TextSize, l.TextStyle, l.Alignment = s, fynetheme.Size(t.TextSize), t.style(), t.Align
		l.Color = fynetheme.Color(t.Colour)
		l.Resize(fyne.NewSize(size.Width, h))
		l.Move(fyne.NewPos(0, top+float32(i)*h*lineSpacing))
		l.Refresh()
	}
}

func (r *textRenderer) Refresh() {
	r.Layout(r.text.BaseWidget.Size())
	canvas.Refresh(r.text)
}
