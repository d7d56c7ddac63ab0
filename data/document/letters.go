package document

import "strings"

var simple = strings.NewReplacer("→", "›")

// Simple writes signs that the letters of the program lack with others that they have: neither the pages nor the window draw an
// arrow.
func Simple(text string) string { return simple.Replace(text) }
