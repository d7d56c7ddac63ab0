package sheet

import (
	"strconv"
	"time"

	"emprise/assets/locale"
	"emprise/geo/paint"
)

// Prose is a text on standing pages of A4: headings, paragraphs, lists and tables that run on from page to page.
type Prose struct {
	Locale       *locale.Locale
	Title        string
	Subtitle     string
	Organisation string
	Author       string // who made it; may be empty
	Date         time.Time
	Parts        []Part
	Closing      string // a small line below all; may be empty

	Fictional bool // said in red on the first page
	Public    bool // else the first page says that it is internal
}

// Part is one part of a text; what is empty is left out.
type Part struct {
	Heading string
	Text    string // lines are paragraphs
	Items   []string
	Grid    *Grid
}

// Grid is a table in a text: its cells wrap, at their ends of lines too, its head comes again on each page.
type Grid struct {
	Columns []GridColumn
	Rows    [][]string
	Total   []string // below a rule; may be nil
}

// GridColumn is a column of a table in a text.
type GridColumn struct {
	Title string
	Share float64 // of the width; they add up to 1
	Right bool    // numbers stand against the right
}

// The page of a text, in millimetres.
const (
	ProseWidth  = 210
	ProseHeight = 297

	proseSide = 20
	proseTop  = 17
	proseFoot = 20
	proseSize = 3.3 // of the body, em
)

// strip is a stretch of a text that no page parts.
type strip struct {
	height float64
	draw   func(p *page, y float64) // nil: only room, left out at the head of a page
	keep   bool                     // stands on the page of what follows
	head   *strip                   // comes first when the strip begins a page
}

// ProsePages is a text cut into pages.
type ProsePages struct {
	prose *Prose
	pages [][]strip
}

// Paginate cuts a text into pages as the letters of a surface of millimetres fill them.
func Paginate(s paint.Surface, pr *Prose) *ProsePages {
	p := &page{s: inMillimetres(s), loc: pr.Locale, size: proseSize}
	out := &ProsePages{prose: pr}
	const room = ProseHeight - proseTop - proseFoot
	var now []strip
	used := 0.0
	turn := func() {
		// What must stand with the next strip goes over with it.
		end := len(now)
		for end > 0 && now[end-1].keep {
			end--
		}
		if end == 0 {
			end = len(now) // a page of nothing else would never end
		}
		over := append([]strip(nil), now[end:]...)
		out.pages = append(out.pages, now[:end:end])
		now, used = over, 0
		if len(over) > 0 && over[0].head != nil {
			now = append([]strip{*over[0].head}, over...)
		}
		for _, s := range now {
			used += s.height
		}
	}
	for _, s := range p.strips(pr) {
		if used+s.height > room && len(now) > 0 {
			turn()
			if s.head != nil && (len(now) == 0 || now[len(now)-1].draw == nil) {
				now, used = append(now, *s.head), used+s.head.height
			}
		}
		if len(now) == 0 && s.draw == nil {
			continue
		}
		now, used = append(now, s), used+s.height
	}
	out.pages = append(out.pages, now)
	return out
}

// Len is how many pages there are, one at least.
func (pp *ProsePages) Len() int { return len(pp.pages) }

// Draw paints one page, from 0, as page number of pages.
func (pp *ProsePages) Draw(s paint.Surface, i, number, pages int) {
	p := &page{s: inMillimetres(s), loc: pp.prose.Locale, size: proseSize}
	p.fill(Rect{0, 0, ProseWidth, ProseHeight}, white)
	y := float64(proseTop)
	for _, s := range pp.pages[i] {
		if s.draw != nil {
			s.draw(p, y)
		}
		y += s.height
	}
	foot := ProseHeight - 0.5*proseFoot
	small := letters{size: 0.8 * p.size, colour: soft}
	p.line(faint, 0.2, proseSide, foot-1.6*p.size, ProseWidth-proseSide, foot-1.6*p.size)
	left := p.loc.T("sheet.date", "day", p.loc.Day(pp.prose.Date))
	if pp.prose.Author != "" {
		left = p.loc.T("sheet.made_by", "name", pp.prose.Author) + " · " + left
	}
	if i > 0 { // pages are copied one by one: what the stamps say of the first is said on each
		kind := p.loc.T("sheet.internal")
		if pp.prose.Public {
			kind = p.loc.T("sheet.public")
		}
		left += " · " + kind
		if pp.prose.Fictional {
			left += " · " + p.loc.T("sheet.fictional")
		}
	}
	p.text(proseSide, foot, left, small)
	small.anchor, small.bold = paint.End, true
	p.text(ProseWidth-proseSide, foot, p.loc.T("sheet.page", "page", strconv.Itoa(number), "pages", strconv.Itoa(pages)), small)
}
