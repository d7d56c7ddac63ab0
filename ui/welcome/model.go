package welcome

import (
	"image"

	"emprise/ui/kit"
)

// Model is what the page shows.
type Model struct {
	Starts  []kit.Action // the ways to begin, the best first
	More    []kit.Action // small, below them: preferences, help
	Recents []Recent
	Sorry   string // why the last opening failed, "" otherwise
}

// Recent is a project that was open before.
type Recent struct {
	Name    string
	Path    string // of its file
	Place   string // where the file lies
	When    string // it was open last
	Missing string // why it cannot be opened now, "" when it can
	Pinned  bool
	Picture image.Image // of its map, nil for none
}
