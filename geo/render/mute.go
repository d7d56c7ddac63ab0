package render

import (
	"image"

	"emprise/geo/paint"
)

// mute is a surface that only measures.
type mute struct{ on paint.Surface }

func (m mute) Size() (width, height float64) { return m.on.Size() }
func (m mute) Unit() float64                 { return m.on.Unit() }
func (m mute) TextWidth(text string, t paint.TextStyle) float64 {
	return m.on.TextWidth(text, t)
}

func (mute) Fill(paint.Path, paint.Fill)                    {}
func (mute) Stroke(paint.Path, paint.Stroke)                {}
func (mute) Text(_, _ float64, _ string, _ paint.TextStyle) {}
func (mute) Image(_, _, _, _ float64, _ image.Image)        {}
func (mute) Clip(_, _, _, _ float64)                        {}
func (mute) Unclip()                                        {}
func (mute) Group(string)                                   {}
