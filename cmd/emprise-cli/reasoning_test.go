package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// What docs/reasoning.md says of the rankings of the demonstration is what the program says.
func TestReasoningIsTrue(t *testing.T) {
	playedWhole(t)
	t.Parallel()
	text, err := os.ReadFile("../../docs/reasoning.md")
	if err != nil {
		t.Fatal(err)
	}
	p := territoryOf(t)
	row := regexp.MustCompile(`(?m)^\| (\d) \| (.+) \| ([\d.]+) \|$`)
	sections := strings.Split(string(text), "\n## ")
	checked := 0
	for _, s := range sections {
		if !strings.HasPrefix(s, "BES-") {
			continue
		}
		matches := answer[rankingJSON](t, "match", p, "--need", s[:8]).Matches
		for i, r := range row.FindAllStringSubmatch(s, -1) {
			m := matches[i]
			if got := []string{fmt.Sprint(*m.Rank), m.Name, fmt.Sprintf("%.1f", *m.Score)}; strings.Join(got, "|") != strings.Join(r[1:], "|") {
				t.Errorf("%s: %v, the document says %v", s[:8], got, r[1:])
			}
			checked++
		}
	}
	if checked != 8 {
		t.Errorf("%d rows", checked)
	}
}
