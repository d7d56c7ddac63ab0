package ui

import (
	"strconv"

	"emprise/data/document"
	"emprise/data/guide"
	"emprise/ui/kit"
	"emprise/ui/reading"
)

// guide is the guide in the reader's language; that of a language that has none is empty, which a test of the guides forbids.
func (w *Window) guide() []guide.Chapter {
	lang := w.loc.Lang()
	if w.chapters[lang] == nil {
		read, err := guide.Read(lang)
		if err != nil {
			w.trouble(err)
			return nil
		}
		if w.chapters == nil {
			w.chapters = map[string][]guide.Chapter{}
		}
		w.chapters[lang] = read
	}
	return w.chapters[lang]
}

// openGuide shows a chapter of the guide at the side.
func (w *Window) openGuide(chapter int) {
	all := w.guide()
	if chapter < 0 || chapter >= len(all) {
		return
	}
	w.chapter = chapter
	if w.noGuide() {
		w.manual = reading.New(w.loc, w.tips)
		w.manual.OnClose = w.closeForm
		w.manual.OnChoice = func(code string) {
			if n, err := strconv.Atoi(code); err == nil {
				w.openGuide(n)
			}
		}
		w.showForm(w.manual, w.manual.Object)
	}
	m := reading.Model{
		Document: &document.Document{Title: all[chapter].Title, Subtitle: w.loc.T("guide.title"), Lang: w.loc.Lang(), Blocks: all[chapter].Blocks},
		Choice:   w.loc.T("guide.chapter"), Chosen: strconv.Itoa(chapter), Secret: true,
	}
	for i, c := range all {
		m.Options = append(m.Options, kit.Option{Code: strconv.Itoa(i), Text: c.Title})
	}
	m.Actions = w.actions("guide.next", "guide.previous")
	w.manual.Set(m)
	w.manual.TakeKeyboard(w.win.Canvas())
}

// noGuide says whether the guide is not what stands at the side.
func (w *Window) noGuide() bool { return w.manual == nil || w.form != form(w.manual) }

// noChapter says why there is no chapter so many further.
func (w *Window) noChapter(by int) string {
	switch n := w.chapter + by; {
	case w.noGuide():
		return "why.no_guide"
	case n < 0 || n >= len(w.guide()):
		return "why.no_chapter"
	}
	return ""
}

// guideActions are the chapters of the guide and what their paragraphs are about, to be found by name.
func (w *Window) guideActions() []kit.Action {
	var list []kit.Action
	for i, c := range w.guide() {
		run := func() { w.openGuide(i) }
		list = append(list, kit.Action{ID: "chapter", Title: w.loc.T("guide.about", "what", c.Title), Icon: "doc", Run: run})
		for _, topic := range c.Topics {
			list = append(list, kit.Action{ID: "chapter", Title: w.loc.T("guide.about", "what", topic), Detail: c.Title, Icon: "doc", Run: run})
		}
	}
	return list
}

// Guide is the chapter that is shown at the side, nil while none is.
func (w *Window) Guide() *document.Document {
	if w.noGuide() {
		return nil
	}
	return w.manual.Model().Document
}

// GuideOffset is how much of the chapter is above what is in sight, Fyne units.
func (w *Window) GuideOffset() float32 { return w.manual.Offset() }
