-- Answers the questions of citeproc.py, one JSON object a line: prints the citations of a document, and its references.

local function html(inlines)
  return pandoc.write(pandoc.Pandoc { pandoc.Plain(inlines) }, 'html', { wrap_text = 'none' })
end

local function is_title(element)
  return element.t == 'Span' and element.classes:includes 'pub__title'
end

-- Leaves small capitals, the parts of a style's entry, and the title of a reference; a title has no link of its own.
local function cleaned(inlines, has_title)
  local function of_style(span) return span.classes:includes 'small-caps' or (span.classes[1] or ''):match '^csl%-' end
  return inlines:walk {
    Cite = function(cite) return cite.content end,
    SmallCaps = function(text) return pandoc.Span(text.content, { class = 'small-caps' }) end,
    Link = function(link)
      if link.content:find_if(is_title) and not link.target:match '^#' then return link.content end
      return nil
    end,
    Span = function(span)
      if of_style(span) or has_title and is_title(span) then return span end
      return span.content
    end,
  }
end

local function read(question)
  local document = pandoc.read(question.document, 'json')
  local items = pandoc.read(question.items, 'csljson').meta.references
  for _, item in ipairs(items or {}) do
    if item.title then item.title = pandoc.Inlines { pandoc.Span(item.title, { class = 'pub__title' }) } end
  end
  document.meta.references = items
  local warnings, cited = pandoc.log.silence(pandoc.utils.citeproc, document)
  local messages = pandoc.List(warnings):map(function(warning) return tostring(warning.message or warning) end)
  return cited, messages:filter(function(message) return not message:match '^Loaded ' end)
end

local function citation(span)
  local note = ''
  local text = span.content:walk {
    Note = function(written)
      note = html(cleaned(pandoc.utils.blocks_to_inlines(written.content)))
      return {}
    end,
  }
  return { text = html(cleaned(text)), note = note }
end

local function answer_to(question)
  local document, warnings = read(question)
  local citations, references = pandoc.List {}, pandoc.List {}
  document.blocks:walk {
    traverse = 'topdown',
    Span = function(span)
      if not span.classes:includes 'citation-here' then return nil end
      citations:insert(citation(span))
      return nil, false
    end,
    Div = function(div)
      if not div.classes:includes 'csl-entry' then return nil end
      local text = cleaned(pandoc.utils.blocks_to_inlines(div.content), true)
      references:insert { work = div.identifier:match '%d+$', text = html(text) }
      return nil, false
    end,
  }
  return { citations = citations, references = references, warnings = warnings }
end

for line in io.lines() do
  local fine, answer = pcall(function() return answer_to(pandoc.json.decode(line, false)) end)
  io.write(pandoc.json.encode(fine and answer or { problem = tostring(answer) }), '\n')
  io.flush()
end
