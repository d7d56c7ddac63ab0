package guide

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"emprise/docs"
)

// Each chapter of both guides is there with something to read, and nothing that is written is lost: every word of the file but those of its
// beginning and of pictures comes out, in its order, and no markup does.
func TestTheGuidesAreReadWhole(t *testing.T) {
	t.Parallel()
	word := regexp.MustCompile(`[\p{L}\p{N}]+`)
	for _, lang := range []string{"fr", "en"} {
		chapters, err := Read(lang)
		if err != nil || len(chapters) < 15 {
			t.Fatalf("%s: %d chapters, %v", lang, len(chapters), err)
		}
		var got strings.Builder
		for _, c := range chapters {
			got.WriteString(c.Title + "\n")
			if len(c.Blocks) == 0 {
				t.Errorf("%s: nothing below %q", lang, c.Title)
			}
			for _, b := range c.Blocks {
				got.WriteString(b.Heading + "\n" + b.Text + "\n" + strings.Join(b.Items, "\n") + "\n")
				if b.Table != nil {
					for _, col := range b.Table.Columns {
						got.WriteString(col.Title + "\n")
					}
					for _, r := range b.Table.Rows {
						got.WriteString(strings.Join(r, "\n") + "\n")
					}
				}
			}
		}
		source, err := docs.Guides.ReadFile("guide." + lang + ".md")
		if err != nil {
			t.Fatal(err)
		}
		_, want, _ := strings.Cut(string(source), "\n## ")
		want = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`).ReplaceAllString(want, "")
		want = regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(want, "]")
		want = regexp.MustCompile("(?m)^```[a-z]*$").ReplaceAllString(want, "")
		a, b := word.FindAllString(got.String(), -1), word.FindAllString(want, -1)
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Fatalf("%s: %q comes out where %q is written", lang, a[max(0, i-4):i+3], b[max(0, i-4):min(len(b), i+3)])
			}
		}
		if len(a) != len(b) {
			t.Errorf("%s: %d words of %d come out", lang, len(a), len(b))
		}
		if i := strings.Index(got.String(), "**"); i >= 0 {
			t.Errorf("%s: markup comes out: %q", lang, got.String()[max(0, i-30):i+30])
		}
	}
}

func TestEachFormOfABlock(t *testing.T) {
	t.Parallel()
	chapters := parse([]byte("# Title\n\nBefore.\n\n## One\n\n![a](b.png)\n\n**The topic.** Some *text*\nwith `code` and [a link](c.md).\n\n### Below\n\n- a\n- **b** c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\nrun it\n```\n\n## Two\n"))
	if len(chapters) != 2 || chapters[1].Title != "Two" || chapters[1].Blocks != nil {
		t.Fatalf("%+v", chapters)
	}
	c := chapters[0]
	if c.Title != "One" || !slices.Equal(c.Topics, []string{"The topic"}) || len(c.Blocks) != 4 {
		t.Fatalf("%+v", c)
	}
	if c.Blocks[0].Text != "Some text with code and a link." || c.Blocks[0].Heading != "The topic" {
		t.Errorf("%+v", c.Blocks[0])
	}
	if c.Blocks[1].Heading != "Below" || !slices.Equal(c.Blocks[1].Items, []string{"– a", "– b c"}) {
		t.Errorf("%+v", c.Blocks[1])
	}
	if table := c.Blocks[2].Table; len(table.Columns) != 2 || table.Columns[1].Title != "y" || !slices.Equal(table.Rows[0], []string{"1", "2"}) {
		t.Errorf("%+v", table)
	}
	if c.Blocks[3].Text != "run it" {
		t.Errorf("%+v", c.Blocks[3])
	}
}
