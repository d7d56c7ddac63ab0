package assets

import "embed"

// Recipe holds recipe/*.json: the names, the skeleton and the vocabulary from which data/demo grows the demonstration
// territory. Everything in it is fictional.
//
//go:embed recipe/*.json
var Recipe embed.FS
