package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// widthOf is the width of a line of text in Fyne units. Fyne shapes a text to measure it, which is most of what it takes to lay a panel out.
// In the face of the program a line is as wide as its words and the spaces between them, and most of its words have been measured before.
func widthOf(line string, l letters) float32 {
	if !ofWords(line) {
		return fyne.MeasureText(line, l.size, l.style).Width
	}
	between := wordWidth(" ", l)
	width := -between
	for word := range strings.SplitSeq(line, " ") {
		width = width + between + wordWidth(word, l)
	}
	return width
}

// firstForeign is the first letter that the face of the program may lack: another face takes the spaces around it along.
const firstForeign = '\u2190' // arrows, signs, other scripts

// ofWords says whether a line is as wide as its words.
func ofWords(line string) bool {
	for _, r := range line {
		if r >= firstForeign || r < ' ' {
			return false
		}
	}
	return true
}

// measured are the widths of words, as the interface thread has asked for them.
var measured = map[lettered]float32{}

type lettered struct {
	word string
	letters
}

// mostMeasured is how many words are kept: more than a panel of any kind shows.
const mostMeasured = 1 << 15

func wordWidth(word string, l letters) float32 {
	if word == "" {
		return 0
	}
	key := lettered{word, l}
	width, ok := measured[key]
	if !ok {
		if len(measured) >= mostMeasured {
			clear(measured)
		}
		key.word = strings.Clone(word) // and not the text that it is in
		width = fyne.MeasureText(word, l.size, l.style).Width
		measured[key] = width
	}
	return width
}
