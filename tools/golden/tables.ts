// Made by `node tools/golden-schema.ts --write` from the migrated database; see schema.txt beside it.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/sql.ts' {
  interface Tables {
    'calendar.day': {
      district_id: number
      day: Date
      kind: string
      name: unknown
      source: string
      list_year: number | null
    }
    'calendar.schedule': {
      district_id: number
      valid_from: Date
      valid_until: Date | null
      name: unknown
    }
    'calendar.session': {
      district_id: number
      valid_from: Date
      weekday: number
      opens: string
      closes: string
    }
    'calendar.version': {
      district_id: number
      version: number
      act: string
      first_day: Date
      last_day: Date
      details: Generated<unknown>
      account_id: number | null
      by_name: string | null
      at: Date
      recorded_at: Generated<Date>
    }
    'calendar.year': {
      district_id: number
      year: number
      source: string
    }
    'catalogue.class': {
      district_id: number
      edition: string
      kind: string
      code: string
      parent_code: string | null
      level: number
      title_zh: string
      title_en: string
      unit: string | null
      confidence: string
      extension: Generated<boolean>
      retired_on: Date | null
      retired_here_on: Date | null
    }
    'catalogue.condition': {
      district_id: number
      version: number
      code: string
      position: number
      edition: string
      kind: string
      class_code: string
      file_zh: string
      file_en: string
      close_zh: string
      close_en: string
      duration: unknown
      stages: Generated<unknown>
      unit: string | null
      confidence: string
    }
    'catalogue.crosswalk': {
      district_id: number
      from_edition: string
      kind: string
      from_code: string
      to_edition: string
      to_code: string | null
      relation: string
      note_zh: string | null
      note_en: string | null
    }
    'catalogue.edition': {
      district_id: number
      code: string
      title_zh: string
      title_en: string
      basis: string
      from_day: Date | null
      until_day: Date | null
      national: boolean
    }
    'catalogue.fact_class': {
      district_id: number
      edition: string
      kind: string
      code: string
      level: number
      parent_code: string | null
      title_zh: string
      title_en: string
      unit: string | null
      extension: boolean
      retired_on: Date | null
      major_code: string
      major_zh: string
      major_en: string
    }
    'catalogue.override': {
      district_id: number
      version: number
      code: string
      position: number
      title_zh: string
      title_en: string
      basis: string
      confidence: string
      effect: string
      applies_when: unknown
      limits: unknown
    }
    'catalogue.stage_default': {
      district_id: number
      version: number
      case_type: string
      stage: string
      position: number
      duration: unknown
      confidence: string
    }
    'catalogue.standard_version': {
      district_id: number
      version: number
      content: Generated<string>
      title_zh: string
      title_en: string
      basis: string
      from_day: Date | null
      until_day: Date | null
      made_at: Date
      activated_at: Date | null
      recorded_at: Generated<Date>
    }
    'catalogue.word': {
      district_id: number
      list: string
      code: string
      position: number
      title_zh: string
      title_en: string
    }
    'exchange.call': {
      district_id: number
      account_id: number
      system: string
      call: string
      number: Buffer
      rang_at: Date
    }
    'exchange.inbox': {
      district_id: number
      system: string
      kind: string
      message: string
      number: string
      received_at: Date
      case_id: number | null
      body: Generated<unknown>
    }
    'exchange.listed_order': {
      district_id: number
      system: string
      day: Date
      number: string
      state: string | null
      due: Date | null
    }
    'exchange.mismatch_note': {
      district_id: number
      id: GeneratedAlways<number>
      system: string
      day: Date
      number: string
      note: string
      settled: boolean
      account_id: number
      at: Date
    }
    'exchange.order_list': {
      district_id: number
      system: string
      day: Date
      listed_at: Date
      account_id: number
    }
    'exchange.outbox': {
      district_id: number
      target: string
      case_id: number
      seq: number
      kind: string
      message: unknown
      made_at: Date
      next_at: Date
      attempts: Generated<number>
      problem: string | null
      delivered_at: Date | null
    }
    'exchange.outbox_mark': {
      district_id: number
      recorded_until: Date
    }
    'exchange.target': {
      district_id: number
      code: string
      kind: string
      url: string
      secret: Buffer
      subscribes: Generated<unknown>
      since: Date
      retired_at: Date | null
    }
    'fiscal.book': {
      district_id: number
      id: GeneratedAlways<number>
      unit_id: number
      year: number
      kind: string
      money_unit: Generated<string>
      ledgers: unknown
      version: Generated<number>
      changed_at: Date
      changed_by: number | null
      changed_name: string | null
      recorded_at: Generated<Date>
    }
    'fiscal.book_line': {
      district_id: number
      book_id: number
      position: number
      year: string
      stage: string
      side: string
      subject: string
      source: string
      nature: string
      economic: string
      project: string
      amount: string
    }
    'fiscal.check_original': {
      district_id: number
      check_id: number
      bytes: Buffer
    }
    'fiscal.disclosure_check': {
      district_id: number
      id: GeneratedAlways<number>
      document_hash: string
      name: string
      document: unknown
      findings: unknown
      lines: unknown
      finding_count: number
      error_count: number
      checked_at: Date
      checked_by: number
      checked_name: string
      recorded_at: Generated<Date>
    }
    'fiscal.explanation': {
      district_id: number
      document_hash: string
      finding_key: string
      reason: string
      explained_at: Date
      explained_by: number
      explained_name: string
      recorded_at: Generated<Date>
    }
    'flow.assignment': {
      district_id: number
      case_id: number
      seq: number
      role: string
      unit_id: number
      post: string | null
      account_id: number | null
      asked_by: number | null
      request_id: number | null
      note: string | null
      opened_at: Date
      ended_at: Date | null
      result: string | null
    }
    'flow.attachment': {
      district_id: number
      case_id: number
      seq: number
      hash: string
      kind: string
      at: Date
    }
    'flow.case': {
      district_id: number
      id: number
      number: string
      case_type: string
      state: string
      version: Generated<number>
      channel: string
      class_edition: string | null
      class_kind: string | null
      class_code: string | null
      condition: string | null
      standard_version: number | null
      street: string | null
      community: string | null
      cell: string | null
      lng: number | null
      lat: number | null
      urgency: Generated<string>
      tags: Generated<string[]>
      confidential: Generated<boolean>
      unit_id: number | null
      opened_at: Date
      opened_by: number | null
      dispatched_at: Date | null
      handled_at: Date | null
      accepted_at: Date | null
      closed_at: Date | null
      outcome: Generated<unknown>
      counts: Generated<unknown>
      in_statistics: Generated<boolean>
      upstream_system: string | null
      upstream_number: string | null
      upstream_due: Date | null
      merged_into: number | null
      split_from: number | null
      last_seq: number
      last_hash: Buffer
      last_actor: string | null
      last_at: Date
      recorded_at: Generated<Date>
      resume_at: Date | null
    }
    'flow.channel': {
      district_id: number
      code: string
      name: unknown
      short: string
      upstream: Generated<boolean>
      retired_at: Date | null
    }
    'flow.deadline': {
      district_id: number
      case_id: number
      seq: number
      name: string
      round: Generated<number>
      state: string
      started_at: Date
      amount: number
      unit: string
      due_at: Date | null
      original_due_at: Date | null
      pauses: Generated<unknown>
      ended_at: Date | null
      reason: string
      rule: unknown
      calendar_version: number
    }
    'flow.detail': {
      district_id: number
      case_id: number
      seq: number
      title: string
      text: string
      fields: unknown
      recorded_at: Generated<Date>
    }
    'flow.disclosure': {
      district_id: number
      id: GeneratedAlways<number>
      case_id: number
      account_id: number
      field: string
      reason: string
      at: Date
    }
    'flow.export': {
      district_id: number
      id: GeneratedAlways<number>
      account_id: number
      account_name: string
      asked_at: Date
      format: string
      language: string
      columns: string[]
      filter: unknown
      words: Generated<string[]>
      rights: unknown
      state: Generated<string>
      expected: number | null
      rows: Generated<number>
      file_hash: string | null
      file_size: number | null
      finished_at: Date | null
      refused: unknown
      kept_until: Date | null
    }
    'flow.fact_case': {
      district_id: number
      id: number
      number: string
      case_type: string
      state: string
      channel: string
      class_edition: string | null
      class_kind: string | null
      class_code: string | null
      street: string | null
      community: string | null
      cell: string | null
      lng: number | null
      lat: number | null
      urgency: string
      tags: string[]
      unit_id: number | null
      opened_at: Date
      dispatched_at: Date | null
      handled_at: Date | null
      accepted_at: Date | null
      closed_at: Date | null
      outcome: unknown
      counts: unknown
      in_statistics: boolean
      due_at: Date | null
      original_due_at: Date | null
      clock: string | null
      clock_ended_at: Date | null
      on_time: boolean | null
    }
    'flow.fact_public_case': {
      district_id: number
      id: number
      number: string
      case_type: string
      channel: string
      state: string
      class_edition: string | null
      class_kind: string | null
      class_code: string | null
      street: string | null
      community: string | null
      lng: number | null
      lat: number | null
      opened_at: Date
      closed_at: Date | null
      last_at: Date
      unit_id: number | null
      title: string
      text: string
      address: string | null
      due_at: Date | null
      reply: string | null
    }
    'flow.fact_step': {
      district_id: number
      case_id: number
      seq: number
      action: string
      from_state: string | null
      to_state: string
      unit_id: number | null
      at: Date
      recorded_at: Date
      answers: unknown
      number: string
      case_type: string
      channel: string
      upstream_system: string | null
      upstream_number: string | null
      granted: string | null
    }
    'flow.learned_class': {
      district_id: number
      case_type: string
      generation: number
      class: string
      bias: number
      left_out: number[]
    }
    'flow.learned_gram': {
      district_id: number
      case_type: string
      generation: number
      gram: string
      weight: number
    }
    'flow.learned_line': {
      district_id: number
      case_type: string
      generation: number
      gram: string
      class: string
      weight: number
    }
    'flow.learner': {
      district_id: number
      case_type: string
      generation: number
      state: string
      examples: number
      closed_until: Date
      sureness: Generated<unknown>
      learned_at: Date
    }
    'flow.link': {
      district_id: number
      case_id: number
      kind: string
      other_id: number
      at: Date
      ended_at: Date | null
    }
    'flow.notice': {
      district_id: number
      id: GeneratedAlways<number>
      case_id: number
      seq: number
      kind: string
      unit_id: number
      post: string | null
      account_id: number | null
      at: Date
      read_at: Date | null
      read_by: number | null
    }
    'flow.number_block': {
      district_id: number
      channel: string
      day: Date
      next: number
    }
    'flow.pair_seen': {
      district_id: number
      pair: string
      cases: number
    }
    'flow.personal': {
      district_id: number
      case_id: number
      seq: number
      field: string
      sealed: Buffer | null
      salt: Buffer | null
      look_up: Buffer | null
      erased_at: Date | null
    }
    'flow.precedent': {
      district_id: number
      case_id: number
      seq: number
      case_type: string
      class_edition: string | null
      class_kind: string | null
      class_code: string | null
      street: string | null
      unit_id: number
      refused_unit_id: number | null
      grounds: string
      by_name: string
      at: Date
    }
    'flow.presence': {
      district_id: number
      case_id: number
      account_id: number
      name: string
      acting: boolean
      seen_at: Date
    }
    'flow.reader': {
      district_id: number
      name: string
      at: Date
    }
    'flow.reply_template': {
      district_id: number
      id: GeneratedAlways<number>
      account_id: number
      unit_id: number | null
      title: string
      text: string
      changed_at: Date
    }
    'flow.request': {
      district_id: number
      case_id: number
      id: number
      kind: string
      state: string
      level: Generated<number>
      asked_by: number | null
      asked_unit: number | null
      asked_at: Date
      answers: unknown
      decisions: Generated<unknown>
      decided_at: Date | null
    }
    'flow.saved_view': {
      district_id: number
      id: GeneratedAlways<number>
      account_id: number
      name: string
      shared: Generated<boolean>
      search: unknown
      columns: Generated<string[]>
      changed_at: Date
    }
    'flow.seal': {
      district_id: number
      day: Date
      steps: number
      previous: Buffer | null
      hash: Buffer
      algorithm: string
      sealed_at: Date
    }
    'flow.search': {
      district_id: number
      case_id: number
      opened_at: Date
      pairs: string[]
    }
    'flow.search_mark': {
      district_id: number
      until: Date
    }
    'flow.spot': {
      district_id: number
      case_id: number
      tile: number | null
      opened_at: Date
    }
    'flow.spot_mark': {
      district_id: number
      until: Date
      cases: number
    }
    'flow.step': {
      district_id: number
      case_id: number
      seq: number
      action: string
      from_state: string | null
      to_state: string
      actor: number | null
      actor_name: string | null
      post: string | null
      unit_id: number | null
      answers: unknown
      at: Date
      recorded_at: Generated<Date>
      algorithm: string
      hash: Buffer
    }
    'grid.component_case': {
      district_id: number
      component: string
      case_id: number
      recorded_at: Generated<Date>
    }
    'grid.sighting': {
      district_id: number
      task: string
      component: string
      photos: Generated<string[]>
      by_account: number
      at: Date
      recorded_at: Generated<Date>
    }
    'kernel.account': {
      district_id: number
      id: GeneratedAlways<number>
      login: string
      name: string
      administration: string | null
      password_hash: string
      password_changed_at: Date
      must_change_password: Generated<boolean>
      failed_count: Generated<number>
      locked_until: Date | null
      disabled_at: Date | null
      demonstration: Generated<boolean>
    }
    'kernel.api_key': {
      district_id: number
      key_hash: Buffer
      account_id: number
      title: string
      made_at: Date
      ended_at: Date | null
    }
    'kernel.audit': {
      district_id: number
      id: GeneratedAlways<number>
      account_id: number | null
      act: string
      subject: string | null
      succeeded: Generated<boolean>
      details: Generated<unknown>
      address: string | null
      at: Date
      recorded_at: Generated<Date>
    }
    'kernel.fact_account': {
      district_id: number
      account_id: number
      login: string
      name: string
      administration: string | null
      active: boolean | null
    }
    'kernel.file': {
      district_id: number
      hash: string
      size: number
      media_type: string
      name: string
      width: number | null
      height: number | null
      taken_at: Date | null
      lng: number | null
      lat: number | null
      uploaded_by: number | null
      recorded_at: Generated<Date>
      thumbnail: string | null
    }
    'kernel.idempotency': {
      district_id: number
      key: string
      account_id: number
      request: Buffer
      status: number
      reply: unknown
      recorded_at: Generated<Date>
    }
    'kernel.key_proof': {
      district_id: number
      fingerprint: string
      since: Date
    }
    'kernel.password_kept': {
      district_id: number
      account_id: number
      replaced_at: Date
      hash: string
    }
    'kernel.session': {
      district_id: number
      token_hash: Buffer
      account_id: number
      csrf: string
      started_at: Date
      seen_at: Date
      ended_at: Date | null
    }
    'kernel.setting': {
      district_id: number
      key: string
      value: unknown
      changed_by: number | null
      changed_at: Date
    }
    'org.area': {
      district_id: number
      code: string
      kind: string
      name_zh: string | null
      name_en: string | null
      polygon: unknown
      area_m2: number | null
      valid_from: Date
      valid_until: Date | null
    }
    'org.district': {
      district_id: number
      name_zh: string
      name_en: string
      map_version: Generated<string>
    }
    'org.fact_area': {
      district_id: number
      area_code: string
      kind: string
      name_zh: string | null
      name_en: string | null
      parent_code: string | null
      area_m2: number | null
      valid_from: Date
      valid_until: Date | null
    }
    'org.fact_holder': {
      district_id: number
      holder_id: number
      account_id: number
      post_code: string
      unit_id: number
      area_code: string | null
      held_from: Date
      held_until: Date | null
    }
    'org.fact_post': {
      district_id: number
      code: string
      title_zh: string
      title_en: string
    }
    'org.fact_unit': {
      district_id: number
      unit_id: number
      code: string
      kind: string
      name_zh: string
      name_en: string
      parent_id: number | null
      parent_code: string | null
      valid_from: Date
      valid_until: Date | null
      merged_into: number | null
    }
    'org.holder': {
      district_id: number
      id: GeneratedAlways<number>
      account_id: number
      post_code: string
      unit_id: number
      area_code: string | null
      held_from: Date
      held_until: Date | null
    }
    'org.installation': {
      code: number
    }
    'org.place': {
      district_id: number
      code: string
      kind: string
      name_zh: string
      name_en: string
      lng: number
      lat: number
    }
    'org.post': {
      district_id: number
      code: string
      title_zh: string
      title_en: string
      administration: string | null
      permissions: string[]
      unit_id: number | null
      ended_on: Date | null
    }
    'org.standin': {
      district_id: number
      id: GeneratedAlways<number>
      holder_id: number
      account_id: number
      stands_from: Date
      stands_until: Date
      reason: string
      called_off_at: Date | null
    }
    'org.unit': {
      district_id: number
      id: GeneratedAlways<number>
      code: string
      kind: string
      parent_id: number | null
      name_zh: string
      name_en: string
      valid_from: Date
      valid_until: Date | null
      merged_into: number | null
    }
    'performance.indicator': {
      district_id: number
      project_id: number
      position: number
      first: string
      second: string
      name: string
      direction: string
      target: string | null
      target_until: string | null
      wording: Generated<string>
      unit: Generated<string>
      points: string
      basis: Generated<string>
      measure: string | null
      channel: string | null
      actual: string | null
      level: string | null
      percent: string | null
      evidence_hash: string | null
      evidence: unknown
      reason: Generated<string>
    }
    'performance.mending': {
      district_id: number
      id: GeneratedAlways<number>
      project_id: number
      problem: string
      measure: string
      responsible: string
      due: Date
      done_at: Date | null
      result: string | null
      made_by: number | null
      recorded_at: Generated<Date>
    }
    'performance.monitoring': {
      district_id: number
      project_id: number
      number: number
      at: Date
      elapsed: string
      executed: string
      warning: string
      findings: unknown
      note: Generated<string>
      made_by: number | null
      made_name: string | null
      recorded_at: Generated<Date>
    }
    'performance.project': {
      district_id: number
      id: GeneratedAlways<number>
      year: number
      code: string
      name: string
      whole: Generated<boolean>
      section: string
      kind: string
      scheme: string
      goal: Generated<string>
      year_start: Generated<string>
      adjusted: Generated<string>
      executed: Generated<string>
      reason: Generated<string>
      measures: Generated<string>
      state: Generated<string>
      version: Generated<number>
      submitted_at: Date | null
      submitted_by: number | null
      submitted_name: string | null
      made_by: number | null
      recorded_at: Generated<Date>
    }
    'public.migration': {
      name: string
      hash: string
      recorded_at: Generated<Date>
    }
    'registers.counter': {
      district_id: number
      register: string
      last: number
    }
    'registers.disclosure': {
      district_id: number
      id: GeneratedAlways<number>
      register: string
      key: string
      version: number
      account_id: number
      fields: string[]
      reason: string
      at: Date
      recorded_at: Generated<Date>
    }
    'registers.entry': {
      district_id: number
      register: string
      key: string
      version: number
      retired: boolean
      created_at: Date
      changed_at: Date
      recorded_at: Generated<Date>
    }
    'registers.fact_entry': {
      district_id: number
      register: string
      key: string
      version: number
      retired: boolean
      facts: unknown
      since: Date
      created_at: Date
      changed_at: Date
    }
    'registers.fact_version': {
      district_id: number
      register: string
      key: string
      version: number
      act: string
      facts: unknown
      since: Date
      at: Date
    }
    'registers.past_term': {
      district_id: number
      register: string
      field: string
      value: string
      key: string
    }
    'registers.personal': {
      district_id: number
      register: string
      key: string
      version: number
      field: string
      sealed: Buffer
      recorded_at: Generated<Date>
    }
    'registers.place': {
      district_id: number
      register: string
      key: string
      lng: number
      lat: number
    }
    'registers.search': {
      district_id: number
      register: string
      key: string
      pairs: string[]
    }
    'registers.term': {
      district_id: number
      register: string
      field: string
      value: string
      key: string
    }
    'registers.version': {
      district_id: number
      register: string
      key: string
      version: number
      act: string
      fields: unknown
      facts: unknown
      terms: string[]
      said: string
      since: Date
      at: Date
      by_account: number
      by_name: string
      why: string
      recorded_at: Generated<Date>
    }
  }
}
