package crs

import (
	"errors"
	"strconv"
	"strings"
)

// node is a keyword of well-known text with what stands between its brackets.
type node struct {
	keyword string // in capitals
	words   []string
	numbers []float64
	nodes   []*node
}

// find gives the first child of one of the keywords, nil when there is none.
func (n *node) find(keywords ...string) *node {
	for _, c := range n.nodes {
		for _, k := range keywords {
			if c.keyword == k {
				return c
			}
		}
	}
	return nil
}

// name is the first text of a node, "" when it has none or is nil.
func (n *node) name() string {
	if n == nil || len(n.words) == 0 {
		return ""
	}
	return n.words[0]
}

// number gives number i of a node.
func (n *node) number(i int) (float64, bool) {
	if n == nil || i >= len(n.numbers) {
		return 0, false
	}
	return n.numbers[i], true
}

// What a description of a coordinate system may take: the longest in the EPSG registry have some 6 kB and 9 levels.
const (
	longestWKT = 64 << 10
	deepestWKT = 32
)

var errWKT = errors.New("the description of the coordinate system is not well-known text")

// parseWKT reads one node. Both kinds of brackets are in use.
func parseWKT(s string) (*node, error) {
	if len(s) > longestWKT {
		return nil, errWKT
	}
	p := &wktParser{s: s}
	n, err := p.node(0)
	if err == nil && p.peek() != 0 {
		err = errWKT
	}
	return n, err
}

type wktParser struct {
	s string
	i int
}

// peek skips blanks and gives the next character, 0 at the end.
func (p *wktParser) peek() byte {
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n\x00", p.s[p.i]) >= 0 {
		p.i++
	}
	if p.i == len(p.s) {
		return 0
	}
	return p.s[p.i]
}

// bare takes a keyword, a number or an enumerated word.
func (p *wktParser) bare() string {
	p.peek()
	start := p.i
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n\x00,[]()\"", p.s[p.i]) < 0 {
		p.i++
	}
	return p.s[start:p.i]
}

// quoted takes a text, in which a quotation mark is written twice.
func (p *wktParser) quoted() (string, error) {
	var b strings.Builder
	for p.i++; p.i < len(p.s); p.i++ {
		if p.s[p.i] == '"' {
			if p.i+1 == len(p.s) || p.s[p.i+1] != '"' {
				p.i++
				return b.String(), nil
			}
			p.i++
		}
		b.WriteByte(p.s[p.i])
	}
	return "", errWKT
}

func (p *wktParser) node(depth int) (*node, error) {
	n := &node{keyword: strings.ToUpper(p.bare())}
	if c := p.peek(); n.keyword == "" || c != '[' && c != '(' || depth > deepestWKT {
		return nil, errWKT
	}
	p.i++
	for {
		if err := p.argument(n, depth); err != nil {
			return nil, err
		}
		c := p.peek()
		p.i++
		switch c {
		case ',':
		case ']', ')':
			return n, nil
		default:
			return nil, errWKT
		}
	}
}

func (p *wktParser) argument(n *node, depth int) error {
	if p.peek() == '"' {
		s, err := p.quoted()
		n.words = append(n.words, s)
		return err
	}
	start := p.i
	word := p.bare()
	if c := p.peek(); c == '[' || c == '(' {
		p.i = start
		child, err := p.node(depth + 1)
		n.nodes = append(n.nodes, child)
		return err
	}
	if v, err := strconv.ParseFloat(word, 64); err == nil {
		n.numbers = append(n.numbers, v)
	} else {
		n.words = append(n.words, word)
	}
	return nil
}
