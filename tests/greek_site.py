"""A site with every block, whose author writes Greek: a Latin word on its pages is a word of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Homepage

BIB = """\
@article{alpha, title={Άλφα}, author={Δούκας*, Πέτρος and Ρήγα*, Ζωή and Νίκου, Άρης}, journal={Πρακτικά}, volume={3},
  number={2}, pages={1--9}, year={2023}, month={3}, abstract={Περίληψη της εργασίας.}, keywords={theoria},
  code={https://x.example/k}, slides={a.pdf}, video={https://x.example/v}, website={https://x.example/w},
  poster={b.pdf}, supp={c.pdf}, data={https://x.example/d}, model={https://x.example/m}, blog={https://x.example/b},
  url={https://x.example/u}, award={Έπαινος}, selected={true}, versions={beta}}
@unpublished{beta, title={Άλφα, πρώτη μορφή}, author={Δούκας, Πέτρος}, year={2022}, pages={4}, note={Δοκιμή}}
@inproceedings{gamma, title={Γάμμα}, author={Δούκας, Πέτρος and others}, booktitle={Συνέδριο}, pages={12},
  year={2021}, month={5}, day={4}}
@book{delta, title={Δέλτα}, editor={Δούκας, Πέτρος and Ρήγα, Ζωή}, publisher={Εκδόσεις}, series={Σειρά}, number={4},
  year={2020}}
@phdthesis{epsilon, title={Έψιλον}, author={Δούκας, Πέτρος}, school={Σχολή}, year={2019}}
@misc{zeta, title={Ζήτα}, author={Δούκας, Πέτρος}, howpublished={Αλλού}, year={forthcoming}}
@misc{eta, title={Ήτα}, author={Δούκας, Πέτρος}, howpublished={Αλλού}}
@article{theta, title={Θήτα}, author={Δούκας, Πέτρος}, journal={Πρακτικά}, year={2024}, pubstate={inpress}}
@incollection{iota, title={Ιώτα}, author={Δούκας, Πέτρος}, booktitle={Τόμος}, chapter={7}, year={-0300}}
@techreport{kappa, title={Κάππα}, author={Δούκας, Πέτρος}, institution={Σχολή}, number={11}, date={2018-21}}
@patent{lambda, title={Λάμδα}, author={Δούκας, Πέτρος}, type={patentde}, number={5}, holder={Σχολή}, date={1999~}}
@software{my, title={Μυ}, author={Δούκας, Πέτρος}, date={2017-01/2017-03}}
"""
CARD = """\
---
kind: model
name: Ωμέγα
family: Όμικρον
summary: Ένα παράδειγμα.
organization: Σχολή
developers: [Πέτρος Δούκας, Ζωή Ρήγα]
parameters: 7
context_length: 32768
release_date: 2024-02
license: other
license_name: Άδεια
license_link: https://x.example/a
language: [el, en]
base_model: {base}
base_model_relation: finetune
datasets: [x/1]
reward_model: x/2
tags: [δοκιμή]
metrics: [μέτρο]
papers: [alpha]
usage: "1 + 1"
model-index:
  - name: Ωμέγα
    results:
      - task: {type: έργο}
        dataset: {name: Δοκιμασία, type: δ}
        metrics:
          - {type: wer, name: Μέτρο, value: 2.9, args: {ci: [-1, 1], baseline: "Άλλο: 3.1", date: 2024-03-01}}
        source: {url: "https://x.example/s"}
      - task: {type: έργο}
        dataset: {name: Μόνο {number}, type: m{id}}
        metrics: [{type: wer, name: Μέτρο, value: n/a}]
---

# Ωμέγα

Κείμενο.

> [!CAUTION]
> Κείμενο.
"""
ALL_BLOCKS = """\
---
title: Σελίδα{meta}
---

# Σελίδα

Κείμενο [@alpha] και [@delta, 3].[^1]

[^1]: Υποσημείωση.

!!! note
    Κείμενο.

??? warning
    Κείμενο.

/// tip
Κείμενο.
///

```python
άλφα = 1
```

```python title="Τίτλος"
άλφα = 1
```

## Νέα

/// news
///

## Ομιλίες

/// talks
///

## Διδασκαλία

/// teaching
///

## Φοιτητές

/// students
///

## Υπηρεσία

/// service
///

## Βραβεία

/// awards
///

## Έτη

/// publications
    view: years
///

## Συνεργάτες

/// publications
    view: coauthors
    limit: 1
///

## Είδη

/// publications
    group: type
///

## Έτη και φίλτρα

/// publications
    filters: true
///

## Θέματα

/// publications
    group: keyword
    view: cards
///

## Κάρτες

/// models
    filters: true
///

## Πίνακας

/// models
    view: table
///

## Αποτελέσματα

/// models
    view: results
///

## Γενεαλογία

/// models
    view: lineage
///

## Περιοχές

/// areas
///

## Πηγές

\\bibliography
"""
LISTS = {
    "news": "- date: 2024-03-01\n  text: Κείμενο\n",
    "talks": "- date: 2024-07-12/2024-07-14\n  title: Ομιλία\n  slides: https://x.example/s\n  video: https://x.example/v\n",
    "teaching": "- date: 2024-10\n  course: Μάθημα\n",
    "students": "- name: Ζωή\n  since: 2022\n  now: Καθηγήτρια\n- name: Άρης\n  since: 2019-09\n  until: 2021\n",
    "service": "- role: Κριτής\n  years: 2019, 2021/2023\n",
    "awards": "- date: 2023\n  title: Έπαινος\n  from: Σχολή\n",
}
MORE = """\
---
tags: [άλφα]
---

# Περισσότερα

[Σύνδεσμος](index.md){ .md-button } (1)
{ .annotate }

1.  Σημείωση.

- [x] Έτοιμο

/// posts
///

/// positions
///

/// education
///

/// people
    view: cards
///

/// projects
///

/// grants
///

/// software
///

/// media
///

/// openings
///

/// biography
///

/// models
    view: timeline
///

/// schedule-thalassa
///
"""
POST = """\
---
date: {created: 2024-03-02, updated: 2024-03-09}
categories: [Νέα]
tags: [άλφα]
authors: [petros]
links: [more.md]
---

# Άρθρο

Κείμενο [@alpha].

<!-- more -->

Κείμενο.
"""
MORE_LISTS = {
    "positions": "- {title: Καθηγητής, since: 2020, organization: Σχολή}\n- {title: Βοηθός, until: 2019-05}\n",
    "education": "- {degree: Διδακτορικό, until: 2010, institution: Σχολή, advisors: Ζωή Ρήγα}\n",
    "people": "- {name: Ζωή, key: zoi, groups: [Μέλη], since: 2020, email: a@x.example, website: 'https://x.example/'}\n",
    "projects": "- {title: Έργο, key: ergo, since: 2022, funder: Ταμείο, with: Ζωή, code: 'https://x.example/c'}\n",
    "grants": "- {title: Επιχορήγηση, since: 2023, until: 2025, funder: Ταμείο, number: 1, amount: 5 €}\n",
    "software": "- {name: Πρόγραμμα, date: 2022, license: Άδεια, documentation: 'https://x.example/d'}\n",
    "media": "- {date: 2022-02-03, title: Εκπομπή, outlet: Σταθμός, audio: 'https://x.example/a'}\n",
    "openings": "- {title: Θέση, until: 2030, apply: 'https://x.example/a'}\n",
    "teaching": "- {term: 2024-10, course: Θάλασσα, key: thalassa, time: '10:00-12:00', place: Αίθουσα}\n",
}
MORE_FILES = {
    **{f"docs/lists/{name}.yml": text for name, text in MORE_LISTS.items()},
    "docs/more.md": MORE,
    "docs/cv.md": "---\ntitle: Βιογραφικό\ncv: [positions, education, talks, publications, awards]\n---\n",
    "docs/tags.md": "# Ετικέτες\n\n<!-- material/tags -->\n",
    "docs/teaching/thalassa.yml": "- {date: 2024-10-09, title: Κύματα, readings: [alpha], slides: 'https://x.example/s'}\n",
    "docs/blog/index.md": "# Ιστολόγιο\n",
    "docs/blog/.authors.yml": "authors:\n  petros: {name: Πέτρος Δούκας, description: Καθηγητής, avatar: a.png}\n",
    "docs/blog/posts/one.md": POST,
    "docs/blog/posts/two.md": POST.replace("Άρθρο", "Άλλο άρθρο"),
    "docs/a.png": "a picture",
    "overrides/main.html": '{% extends "base.html" %}{% block announce %}Νέα{% endblock %}',
}
MORE_FEATURES = ["announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate"]
MORE_FEATURES += ["content.code.copy", "navigation.footer", "navigation.path", "navigation.top"]


def add_more_features(site: Homepage) -> None:
    """Write pages with what Material and its plugins add, and with all other lists."""
    site.write(MORE_FILES)
    site.options["author"]["biography"] = "Ένας.\n\nΔύο."  # type: ignore[index]
    site.settings["theme"] |= {"custom_dir": "overrides", "features": MORE_FEATURES}  # type: ignore[operator]
    site.settings |= {
        "repo_url": "https://git.example/site",
        "edit_uri": "edit/",
        "copyright": "Πνευματικά",
        "plugins": {
            "search": {},
            "bibtex": {"bib_file": "publications.bib", "bib_by_default": False},
            "tags": {},
            "blog": {"pagination_per_page": 1, "authors_profiles": True},
            "print-site": {"add_to_navigation": True},
        },
        "markdown_extensions": {
            **{name: {} for name in ("admonition", "attr_list", "footnotes", "pymdownx.details")},
            "pymdownx.tasklist": {"custom_checkbox": True},
        },
    }
    nav = [{"Ιστολόγιο": ["blog/index.md"]}, {"Σημειώσεις": ["more.md", "tags.md", "cv.md"]}]
    site.settings["nav"] = [*site.settings["nav"], *nav]  # type: ignore[misc]


def write_greek_site(site: Homepage, language: str, pages: dict[str, str]) -> None:
    """Write the site in a language; `pages` are the names of more pages with all blocks, each with its language."""
    site.settings |= {
        "site_name": "Πέτρος Δούκας",
        "site_author": "Πέτρος Δούκας",
        "site_description": "Σελίδα",
        "theme": {"language": language},
        "nav": [
            {"Αρχή": "index.md"},
            {"Εργασίες": "publications/index.md"},
            {"Άλλα": ["research/theoria.md", *pages]},
        ],
    }
    site.options = {
        "author": {"name": "Πέτρος Δούκας", "aliases": [], "tagline": "Κείμενο", "positions": [], "profiles": []}
    }
    site.options |= {"citation_styles": ["apa"], "paper_pages": "selected"}
    files = {"docs/publications.bib": BIB, "docs/index.md": "---\ntitle: Αρχή\ntemplate: home.html\n---\n\nΚείμενο.\n"}
    files |= {f"docs/lists/{name}.yml": text for name, text in LISTS.items()}
    files["docs/research/theoria.md"] = "---\ntitle: Θεωρία\ndescription: Περιγραφή\n---\n\nΚείμενο [@alpha].\n"
    for name, base in (("proto", "x/0"), ("deutero", "proto")):
        files[f"docs/models/{name}.md"] = (
            CARD.replace("{base}", base).replace("{id}", name).replace("{number}", str(len(name)))
        )
    files["docs/publications/index.md"] = ALL_BLOCKS.replace("{meta}", "")
    files |= {f"docs/{name}": ALL_BLOCKS.replace("{meta}", f"\nlang: {code}") for name, code in pages.items()}
    for name in ("a", "b", "c"):
        files[f"docs/assets/pdf/{name}.pdf"] = "%PDF-1.4\n"
    site.write(files)
