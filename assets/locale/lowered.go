package locale

import "unicode"

// Lowered writes a name as it stands inside a sentence; one that begins with an abbreviation stays as it is.
func Lowered(name string) string {
	runes := []rune(name)
	if len(runes) == 0 || len(runes) > 1 && unicode.IsUpper(runes[1]) {
		return name
	}
	runes[0] = unicode.ToLower(runes[0])
	return string(runes)
}

// Raised writes a name as it stands at the head of a line.
func Raised(name string) string {
	runes := []rune(name)
	if len(runes) == 0 {
		return name
	}
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}
