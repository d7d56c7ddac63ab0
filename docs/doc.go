// Package docs embeds the guides that the programs carry with them, so that they can be read where there is no network. It is a leaf, as
// assets is: it imports nothing.
package docs

import "embed"

// Guides holds guide.fr.md and guide.en.md.
//
//go:embed guide.fr.md guide.en.md
var Guides embed.FS
