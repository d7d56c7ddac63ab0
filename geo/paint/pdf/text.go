package pdf

import (
	"bytes"
	"fmt"
	"math"
	"unicode/utf16"

	"emprise/assets"
	"emprise/geo/paint"
)

// face is a font at a size in millimetres.
type face struct {
	font string // the family as fpdf knows it
	size float64
}

// The fonts, each a family of its own for fpdf. The names are as long as they are so that the ones fpdf writes into the
// file ("utf8" and the family) can be written over, byte for byte, by those that PDF asks for: a subset tag and the
// PostScript name.
const (
	regular = "emprisenotosansroma"
	bold    = "emprisenotobolds"
	italic  = "emprisenotoitalics"
)

var fonts = []struct{ name, file, proper string }{
	{regular, "NotoSans-Regular.ttf", "EMPRIA+NotoSans-Regular"},
	{bold, "NotoSans-Bold.ttf", "EMPRIB+NotoSans-Bold"},
	{italic, "NotoSans-Italic.ttf", "EMPRIC+NotoSans-Italic"},
}

func (d *Document) addFonts() {
	for _, font := range fonts {
		ttf, err := assets.Fonts.ReadFile("fonts/" + font.file)
		if err != nil {
			panic(err) // embedded at build time
		}
		d.f.AddUTF8FontFromBytes(font.name, "", ttf)
	}
}

// nameFonts writes the names in their places: no copy of a file of megabytes is made for it.
func nameFonts(pdf []byte) []byte {
	for _, font := range fonts {
		was, proper := []byte("/utf8"+font.name+"\n"), []byte("/"+font.proper+"\n")
		for rest := pdf; ; {
			at := bytes.Index(rest, was)
			if at < 0 {
				break
			}
			rest = rest[at+copy(rest[at:], proper):]
		}
	}
	return pdf
}

func faceOf(s paint.TextStyle) face {
	switch {
	case s.Bold:
		return face{bold, s.Size}
	case s.Italic:
		return face{italic, s.Size}
	default:
		return face{regular, s.Size}
	}
}

// choose selects a face on the page and in fpdf, which notes the letters to embed.
func (d *Document) choose(f face) {
	if f != d.loaded || f != d.now.face {
		d.f.SetFont(f.font, "", f.size*pointsPerMM)
		d.loaded, d.now.face = f, f
	}
}

// TextWidth is in millimetres.
func (d *Document) TextWidth(text string, style paint.TextStyle) float64 {
	d.choose(faceOf(style))
	return d.f.GetStringWidth(text)
}

// capHeight is the height of a capital of Noto Sans in ems (OS/2 sCapHeight, 714 of 1000).
const capHeight = 0.714

// Text paints one line of text, its halo below it. The halo is drawn with the same letters, so it is marked as saying
// nothing: whoever copies or searches the text finds it once.
func (d *Document) Text(x, y float64, text string, style paint.TextStyle) {
	if text == "" || style.Size <= 0 {
		return
	}
	d.choose(faceOf(style))
	shiftX, shiftY := 0.0, 0.0
	switch style.Anchor {
	case paint.Middle:
		shiftX = -d.f.GetStringWidth(text) / 2
	case paint.End:
		shiftX = -d.f.GetStringWidth(text)
	case paint.Centre:
		shiftX, shiftY = -d.f.GetStringWidth(text)/2, style.Size*capHeight/2
	}
	if style.Angle == 0 {
		d.line(x+shiftX, y+shiftY, text, style)
		return
	}
	d.saved = append(d.saved, d.now)
	sin, cos := math.Sincos(style.Angle * math.Pi / 180)
	ox, oy := x*pointsPerMM, (d.height-y)*pointsPerMM
	b := append(d.buf[:0], 'q')
	for _, v := range [4]float64{cos, sin, -sin, cos} {
		b = append(b, ' ')
		b = appendFine(b, v)
	}
	b = append(b, ' ')
	b = number(b, ox-cos*ox+sin*oy)
	b = append(b, ' ')
	b = number(b, oy-sin*ox-cos*oy)
	d.write(append(b, " cm"...))
	d.line(x+shiftX, y+shiftY, text, style)
	d.restore()
}

func (d *Document) line(x, y float64, text string, style paint.TextStyle) {
	if style.Halo.A > 0 && style.HaloWidth > 0 {
		d.f.RawWriteStr("/Span <</ActualText <FEFF>>> BDC")
		d.strokeColour(style.Halo)
		d.pen(2*style.HaloWidth, nil)
		d.f.SetTextRenderingMode(1)
		d.f.Text(x, y, text)
		d.f.SetTextRenderingMode(0)
		d.f.RawWriteStr("EMC")
	}
	if style.Colour.A == 0 {
		return
	}
	d.fillColour(style.Colour)
	d.f.Text(x, y, text)
}

// Spell marks letters that are painted one by one as one text, for whoever searches or copies it.
func (d *Document) Spell(text string, letters func()) {
	b := append(d.buf[:0], "/Span <</ActualText <FEFF"...)
	for _, u := range utf16.Encode([]rune(text)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	d.write(append(b, ">>> BDC"...))
	letters()
	d.f.RawWriteStr("EMC")
}
