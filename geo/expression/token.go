package expression

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sort is what a token is.
type sort uint8

const (
	tEnd    sort = iota
	tNumber      // num
	tText        // word: what stands between the quotes
	tColumn      // word: a name between double quotes or brackets
	tName        // word: a column, a function
	tSign        // word: an operator, a parenthesis, a separator
	tKey         // word: the English keyword
)

type token struct {
	sort     sort
	word     string
	num      float64
	from, to int // bytes of the source
}

// keywords by their folded form.
var keywords = map[string]string{
	"and": "and", "et": "and", "or": "or", "ou": "or", "not": "not", "non": "not", "pas": "not",
	"in": "in", "dans": "in", "parmi": "in", "like": "like", "comme": "like", "contains": "contains", "contient": "contains",
	"between": "between", "entre": "between", "is": "is", "est": "is",
	"known": "known", "connu": "known", "connue": "known", "connus": "known", "connues": "known",
	"unknown": "unknown", "inconnu": "unknown", "inconnue": "unknown", "inconnus": "unknown", "inconnues": "unknown", "null": "unknown",
	"true": "true", "vrai": "true", "vraie": "true", "false": "false", "faux": "false", "fausse": "false",
}

// units are what may follow a number, and what it is multiplied by: square metres and metres are the units of measures.
var units = map[string]float64{"ha": 10_000, "km²": 1e6, "km2": 1e6, "m²": 1, "m2": 1, "km": 1000, "m": 1, "%": 0.01}

// lexer cuts the source into tokens.
type lexer struct {
	source string
	at     int
	tokens []token
	marks  []bool // for each open parenthesis: whether a comma in it is a decimal mark
}

func tokenize(source string) ([]token, *Error) {
	if len(source) > MaxLength {
		return nil, &Error{Problem: TooLong, Source: source[:MaxLength]}
	}
	l := &lexer{source: source}
	for {
		l.space()
		if l.at >= len(source) {
			return append(l.tokens, token{sort: tEnd, from: len(source), to: len(source)}), nil
		}
		if err := l.next(); err != nil {
			return nil, err
		}
	}
}

func (l *lexer) space() {
	for l.at < len(l.source) {
		r, n := utf8.DecodeRuneInString(l.source[l.at:])
		if !unicode.IsSpace(r) && r != '\u2060' && r != '\ufeff' {
			return
		}
		l.at += n
	}
}

func (l *lexer) add(s sort, word string, num float64, to int) *Error {
	l.tokens = append(l.tokens, token{s, word, num, l.at, to})
	l.at = to
	return nil
}

func (l *lexer) next() *Error {
	rest := l.source[l.at:]
	r, n := utf8.DecodeRuneInString(rest)
	switch {
	case r == '\'':
		return l.quoted(tText, "'", "'")
	case r == '«':
		return l.quoted(tText, "«", "»")
	case r == '"':
		return l.quoted(tColumn, `"`, `"`)
	case r == '[':
		return l.quoted(tColumn, "[", "]")
	case '0' <= r && r <= '9', r == '.' && len(rest) > 1 && digit(rest[1]):
		return l.number()
	case r == '_' || unicode.IsLetter(r):
		to := l.at + span(rest, letter)
		word := l.source[l.at:to]
		if k, ok := keywords[Fold(word)]; ok {
			return l.add(tKey, k, 0, to)
		}
		return l.add(tName, word, 0, to)
	}
	for _, s := range signs {
		if !strings.HasPrefix(rest, s[0]) {
			continue
		}
		switch s[1] {
		case "(":
			l.open()
		case ")":
			l.marks = l.marks[:max(0, len(l.marks)-1)]
		}
		return l.add(tSign, s[1], 0, l.at+len(s[0]))
	}
	return &Error{Problem: BadCharacter, Source: l.source, At: l.at, End: l.at + n, Found: string(r)}
}

// signs as they are written and as they are meant, the longer ones first.
var signs = [][2]string{
	{"<=", "<="},
	{">=", ">="},
	{"<>", "<>"},
	{"!=", "<>"},
	{"==", "="},
	{"||", "||"},
	{"≤", "<="},
	{"≥", ">="},
	{"≠", "<>"},
	{"=", "="},
	{"<", "<"},
	{">", ">"},
	{"(", "("},
	{")", ")"},
	{",", ","},
	{";", ";"},
	{"+", "+"},
	{"-", "-"},
	{"−", "-"},
	{"*", "*"},
	{"×", "*"},
	{"/", "/"},
	{"÷", "/"},
}

// quoted reads what stands between two signs; the closing one written twice stands for itself.
func (l *lexer) quoted(s sort, opening, closing string) *Error {
	var b strings.Builder
	for at := l.at + len(opening); ; {
		i := strings.Index(l.source[at:], closing)
		if i < 0 {
			return &Error{Problem: Unclosed, Source: l.source, At: l.at, End: len(l.source), Found: opening}
		}
		b.WriteString(l.source[at : at+i])
		at += i + len(closing)
		if !strings.HasPrefix(l.source[at:], closing) {
			word := b.String()
			if opening == "«" {
				word = strings.TrimFunc(word, unicode.IsSpace)
			}
			return l.add(s, word, 0, at)
		}
		b.WriteString(closing)
		at += len(closing)
	}
}

// open notes whether commas within the parenthesis that opens here are decimal marks: not in a list, unless it has
// semicolons.
func (l *lexer) open() {
	list := false
	if n := len(l.tokens); n > 0 {
		last := l.tokens[n-1]
		list = last.sort == tName || last.sort == tKey && last.word == "in"
	}
	l.marks = append(l.marks, !list || semicolon(l.source[l.at+1:]))
}

// semicolon says whether one stands before the parenthesis closes, outside of others and of quotes.
func semicolon(s string) bool {
	depth, quote := 0, rune(0)
	for _, r := range s {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '\'' || r == '"':
			quote = r
		case r == '«':
			quote = '»'
		case r == '[':
			quote = ']'
		case r == '(':
			depth++
		case r == ')':
			if depth--; depth < 0 {
				return false
			}
		case r == ';' && depth == 0:
			return true
		}
	}
	return false
}

// number reads 1234, 1 234,5, .5, 1e6, and the unit behind it.
func (l *lexer) number() *Error {
	s := l.source
	var b strings.Builder
	at := l.at + span(s[l.at:], figure)
	b.WriteString(s[l.at:at])
	if b.Len() > 0 && b.Len() <= 3 {
		for n := grouped(s[at:]); n > 0; n = grouped(s[at:]) {
			b.WriteString(s[at+n-3 : at+n])
			at += n
		}
	}
	comma := len(l.marks) == 0 || l.marks[len(l.marks)-1]
	if at+1 < len(s) && (s[at] == '.' || s[at] == ',' && comma) && digit(s[at+1]) {
		n := span(s[at+1:], figure)
		b.WriteString("." + s[at+1:at+1+n])
		at += 1 + n
	}
	if at < len(s) && (s[at] == 'e' || s[at] == 'E') {
		sign := 0
		if at+1 < len(s) && (s[at+1] == '+' || s[at+1] == '-') {
			sign = 1
		}
		if n := span(s[at+1+sign:], figure); n > 0 {
			b.WriteString(s[at : at+1+sign+n])
			at += 1 + sign + n
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	if err != nil || math.IsInf(v, 0) {
		return &Error{Problem: Unexpected, Source: s, At: l.at, End: at, Found: s[l.at:at]}
	}
	factor, to := unit(s, at)
	return l.add(tNumber, "", v*factor, to)
}

// grouped is how long a space and exactly three figures are at the beginning of s, 0 when there are none.
func grouped(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case ' ', '\u00a0', '\u202f', '\u2009':
	default:
		return 0
	}
	if span(s[n:], figure) != 3 {
		return 0
	}
	return n + 3
}

// unit is what a number that ends at a place is multiplied by, and where its unit ends.
func unit(s string, at int) (factor float64, to int) {
	from := at
	for from < len(s) {
		r, n := utf8.DecodeRuneInString(s[from:])
		if !unicode.IsSpace(r) {
			break
		}
		from += n
	}
	to = from + span(s[from:], letter)
	if strings.HasPrefix(s[from:], "%") {
		to = from + 1
	}
	if f, ok := units[s[from:to]]; ok {
		return f, to
	}
	return 1, at
}

// span is how many bytes at the beginning of s hold.
func span(s string, holds func(r rune) bool) int {
	for i, r := range s {
		if !holds(r) {
			return i
		}
	}
	return len(s)
}

func letter(r rune) bool {
	return r == '_' || r == '²' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}
func figure(r rune) bool { return '0' <= r && r <= '9' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }
