package jp.nozomi.cert.swing.model;

import java.util.List;

/** What stays of a block while its page is shown; the rest of it is changed in place. */
enum BlockParts implements Block.Cases<Object> {
  /** The parts of every kind. */
  ALL;

  @Override
  public Object field(Block.Field block) {
    return List.of(block.name(), block.label(), block.support());
  }

  @Override
  public Object table(Block.Table block) {
    return List.of(block.name(), block.headers());
  }

  @Override
  public Object qr(Block.Qr block) {
    return block;
  }

  @Override
  public Object fact(Block.Fact block) {
    return block;
  }

  @Override
  public Object note(Block.Note block) {
    return block;
  }

  @Override
  public Object notes(Block.Notes block) {
    return Block.Notes.class;
  }

  @Override
  public Object countdown(Block.Countdown block) {
    return block;
  }

  @Override
  public Object check(Block.Check block) {
    return List.of(block.label(), block.mnemonic());
  }

  @Override
  public Object choice(Block.Choice block) {
    return List.of(block.name(), block.label(), block.options(), block.locked());
  }
}
